import { compareDecimals, decimal } from "#lib/kernel/decimal.ts";
import type { Counted } from "../charges/charge-program.ts";
import type { CounterKey, Counters } from "../counters.ts";
import type { ExplainedCycles, Explanation } from "../explanation.ts";
import type { Amounts } from "../round-and-tax.ts";
import { replay } from "./replay.ts";

/** A UDR that counts together with others: through the charge of a cumulative scope, or through a discount per period. */
export type GroupMember = {
  readonly udr: number;
  readonly subscription: number;
  /** Whose pool it counts in, if any. */
  readonly agreement: number | null;
  /** Names the cycles that contain its From. */
  readonly cycles: ExplainedCycles;
  /** Names the first of its counters: whoever counts by that one belongs to the same group, whatever else they count by. */
  readonly group: string;
  /** Its From, in milliseconds since 1970. */
  readonly from: number;
  /** Of its live RBI. */
  readonly explanation: Explanation;
  /** A favour was reversed although the usage happened: it counts on, and costs nothing. */
  readonly standing: "charged" | "favour";
  /** What stands posted for it: the RBI less its reversal. */
  readonly posted: Amounts;
};

/** An earlier correction, or a new one: an RBI without a UDR of its own. */
export type GroupCorrection = {
  readonly group: string;
  readonly subscription: number;
  readonly product: string;
  readonly taxPercent: string;
  readonly amounts: Amounts;
};

export type Group = {
  /** What remains of the group: without the UDR that did not happen, or is being rated anew. */
  readonly members: readonly GroupMember[];
  /** Everything that was posted for the group before without a UDR of its own. */
  readonly corrections: readonly GroupCorrection[];
};

export type CorrectedGroup = {
  /** What is still to be posted, one for each group, subscription, product and tax rate; nothing where nothing changed. */
  readonly corrections: readonly GroupCorrection[];
  /** What has counted once the remaining UDRs are in: a new revision is rated on top of it, as the group's last. */
  readonly countersOf: (member: Owner) => Counters;
};

type Owner = Pick<GroupMember, "subscription" | "agreement" | "cycles">;

/**
 * What the remaining UDRs cost by themselves, less everything that stands posted for them. They are replayed in the order of
 * (From, UDR), each from its own stored explanation: undiscounted that sums to F of the whole, whatever the order was when they
 * came. A posted bill never changes: the difference is posted beside it.
 */
export function correctGroup({ members, corrections }: Group): CorrectedGroup {
  const counts = new Map<string, Counted>();
  const countersOf =
    (owner: Owner): Counters =>
    (key) =>
      counts.get(counterName(owner, key)) ?? null;
  const owed = new Ledger();
  for (const member of [...members].sort(byFromAndUdr)) {
    const { amounts, changes } = replay(member.explanation, countersOf(member));
    for (const { key, counted } of changes) counts.set(counterName(member, key), counted);
    if (member.standing === "charged") owed.add(placeOf(member), amounts);
    owed.subtract(placeOf(member), member.posted);
  }
  for (const { amounts, ...place } of corrections) owed.subtract(place, amounts);
  return { corrections: owed.open(), countersOf };
}

function byFromAndUdr(left: GroupMember, right: GroupMember): number {
  return left.from === right.from ? left.udr - right.udr : left.from - right.from;
}

/** Counters of a pool belong to the agreement, all others to the subscription. */
function counterName({ subscription, agreement, cycles }: Owner, { owner, per, name, cycleOf }: CounterKey): string {
  return JSON.stringify([owner, owner === "agreement" ? agreement : subscription, per === "cycle" ? cycles[cycleOf ?? owner] : null, name]);
}

type Place = Omit<GroupCorrection, "amounts">;

function placeOf({ group, subscription, explanation: { usage, tax } }: GroupMember): Place {
  return { group, subscription, product: usage.product, taxPercent: tax.percent };
}

/** Sums by place. */
class Ledger {
  readonly #sums = new Map<string, GroupCorrection>();

  add(place: Place, amounts: Amounts): void {
    const key = JSON.stringify([place.group, place.subscription, place.product, place.taxPercent]);
    const { gross, net, tax } = this.#sums.get(key)?.amounts ?? { gross: 0n, net: 0n, tax: 0n };
    const sum = { gross: gross + amounts.gross, net: net + amounts.net, tax: tax + amounts.tax };
    this.#sums.set(key, { ...place, amounts: sum });
  }

  subtract(place: Place, { gross, net, tax }: Amounts): void {
    this.add(place, { gross: -gross, net: -net, tax: -tax });
  }

  /** In a fixed order, so that the same correction is always written the same way. */
  open(): readonly GroupCorrection[] {
    const unsettled = [...this.#sums.values()].filter(({ amounts }) => amounts.gross !== 0n || amounts.net !== 0n || amounts.tax !== 0n);
    return unsettled.sort(byPlace);
  }
}

function byPlace(left: Place, right: Place): number {
  if (left.group !== right.group) return left.group < right.group ? -1 : 1;
  if (left.subscription !== right.subscription) return left.subscription - right.subscription;
  if (left.product !== right.product) return left.product < right.product ? -1 : 1;
  return compareDecimals(decimal(left.taxPercent), decimal(right.taxPercent));
}
