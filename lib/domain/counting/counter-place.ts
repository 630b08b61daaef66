import type { Counted } from "#lib/rating/charges/charge-program.ts";
import type { CounterKey } from "#lib/rating/counters.ts";
import type { ExplainedCycles, Explanation } from "#lib/rating/explanation.ts";
import { counterKeysOf } from "#lib/rating/groups/counter-keys.ts";

/** One counter of an account: whose it is, of which billing cycle ("ever": of none), and the engine's name of it. */
export type CounterPlace = {
  readonly ownerKind: CounterKey["owner"];
  readonly ownerId: number;
  readonly cycle: string;
  readonly name: string;
};

export type CounterValue = CounterPlace & { readonly counted: Counted };

/** Who counts. A pool goes by the account: its pricing agreement has no other number. */
export type CountingOwner = {
  readonly subscriptionId: number;
  readonly accountId: number;
  readonly cycles: ExplainedCycles;
};

/** Where a counter of the engine is kept. */
export function placeOf({ owner, per, name, cycleOf }: CounterKey, { subscriptionId, accountId, cycles }: CountingOwner): CounterPlace {
  const ownerId = owner === "agreement" ? accountId : subscriptionId;
  return { ownerKind: owner, ownerId, cycle: per === "ever" ? EVER : cycles[cycleOf ?? owner], name };
}

export const EVER = "ever";

/** As one text, to be compared by; also the name of a group of usage that counts by it first. */
export function placeName({ ownerKind, ownerId, cycle, name }: CounterPlace): string {
  return JSON.stringify([ownerKind, ownerId, cycle, name]);
}

/** The counters of an RBI that counts, the one that names its group first; none of usage that stands alone. */
export function placesOf(explanation: Explanation, owner: Omit<CountingOwner, "cycles">): readonly CounterPlace[] {
  const { cycles } = explanation;
  return cycles === undefined ? [] : counterKeysOf(explanation).map((key) => placeOf(key, { ...owner, cycles }));
}
