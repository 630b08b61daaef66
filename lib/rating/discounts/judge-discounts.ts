import type { QuickDiscounts } from "../quick/quick-discounts.ts";
import type { Usage } from "../usage.ts";
import type { CompiledDiscount } from "./compile-discount.ts";
import type { DiscountRefusal, RefusedDiscount } from "./explained-discount.ts";
import { type HeldDiscount, heldAdHoc } from "./held-discount.ts";
import { holds } from "./reason-against.ts";

/** The discounts that hold for a usage, each list in the order of consumption. Those that came with the usage are last. */
export type JudgedDiscounts = {
  readonly freeUsage: readonly HeldDiscount[];
  /** One list of percentages for each level that has any, the lowest first. */
  readonly levels: readonly (readonly HeldDiscount[])[];
  readonly amounts: readonly HeldDiscount[];
};

export const NO_DISCOUNTS: JudgedDiscounts = { freeUsage: [], levels: [], amounts: [] };

/** The discounts that are for usage of one kind. */
export type Candidates = {
  /** In the order of consumption. */
  readonly discounts: readonly CompiledDiscount[];
  /** Which of them hold says all: they are at most 31, a bit each, and none has a period of its own. */
  readonly isSteady: boolean;
  /** What was judged before, by which of them held. */
  readonly known: Map<number, JudgedDiscounts>;
  /** The same in safe integers; null where those do not do. */
  readonly quick: Map<number, QuickDiscounts | null>;
  /** Those of all discounts that may hold, or have more than one reason not to; what they answer; and what such answers come to. */
  readonly asked: readonly CompiledDiscount[];
  readonly answers: Answers;
  readonly settled: Settled[];
};

/** Why each does not hold, null where it does. */
export type Answers = (DiscountRefusal | null)[];

export type Settled = {
  readonly answers: Answers;
  readonly refused: readonly RefusedDiscount[];
  /** Of usage that brings no discounts of its own; null where the answers alone do not say what holds. */
  readonly judged: JudgedDiscounts | null;
};

/** Judgements kept of one set of candidates. */
export const MOST_KNOWN = 256;

type FindsCandidates = { readonly candidatesFor: (usage: Usage) => Candidates };

/** `refusedDiscounts` says why the others do not hold: billing has no need to know. */
export function judgeDiscounts({ candidatesFor }: FindsCandidates, usage: Usage): JudgedDiscounts {
  return judgeAmong(candidatesFor(usage), usage);
}

export function judgeAmong(candidates: Candidates, usage: Usage): JudgedDiscounts {
  const held = heldBits(candidates, usage);
  if (held === 0) return NO_DISCOUNTS;
  if (held === null) return judgeCandidates(candidates, usage);
  const known = candidates.known.get(held);
  if (known) return known;
  const judged = judgeCandidates(candidates, usage);
  if (candidates.known.size >= MOST_KNOWN) candidates.known.clear();
  candidates.known.set(held, judged);
  return judged;
}

/** Which of the candidates hold, a bit each; null where that alone does not say what holds. */
export function heldBits({ discounts, isSteady }: Candidates, usage: Usage): number | null {
  if (!isSteady || bringsItsOwn(usage)) return null;
  let held = 0;
  for (let index = 0; index < discounts.length; index += 1) {
    const discount = discounts[index];
    if (discount !== undefined && holds(discount, usage)) held |= 1 << index;
  }
  return held;
}

export function bringsItsOwn({ adHoc }: Usage): boolean {
  return adHoc !== undefined && adHoc.length > 0;
}

export function judgeCandidates(candidates: Candidates, usage: Usage): JudgedDiscounts {
  return inLists([...heldOf(candidates, usage), ...(usage.adHoc ?? []).map(heldAdHoc)]);
}

function heldOf({ discounts }: Candidates, usage: Usage): readonly HeldDiscount[] {
  return discounts.filter((discount) => holds(discount, usage)).map(({ heldAt }) => heldAt(usage.from));
}

export function inLists(held: readonly HeldDiscount[]): JudgedDiscounts {
  const [freeUsage, levels, amounts]: [HeldDiscount[], HeldDiscount[][], HeldDiscount[]] = [[], [], []];
  const shared: HeldDiscount[] = [];
  for (const discount of held) {
    if (discount.kind === "percentage") addToLevel(levels, discount);
    else if (discount.kind === "amount") amounts.push(discount);
    else if (discount.share === undefined) freeUsage.push(discount);
    else shared.push(discount);
  }
  // Design, "Order of pricing": the SIM's own free usage first, also what came with the usage.
  return { freeUsage: shared.length === 0 ? freeUsage : [...freeUsage, ...shared], levels, amounts };
}

/** They come sorted, so that a level is complete before the next begins. */
function addToLevel(levels: HeldDiscount[][], discount: HeldDiscount): void {
  const latest = levels.at(-1);
  if (latest?.[0]?.level === discount.level) latest.push(discount);
  else levels.push([discount]);
}
