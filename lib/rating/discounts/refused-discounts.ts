import type { Usage } from "../usage.ts";
import type { CompiledDiscount } from "./compile-discount.ts";
import type { CompiledDiscounts } from "./compile-discounts.ts";
import type { DiscountRefusal, RefusedDiscount } from "./explained-discount.ts";
import { isFor, OTHER_USAGE, reasonAgainst } from "./reason-against.ts";

/**
 * Every discount that does not hold for a usage, in the order of consumption, with the reason: what `judgeDiscounts` passed over. Those
 * that are for other usage are known once a product is, so the rest alone is asked; and where it answers as it did before, the list
 * is the one of before.
 */
export function refusedDiscounts({ all, candidatesFor }: CompiledDiscounts, usage: Usage): readonly RefusedDiscount[] {
  const candidates = candidatesFor(usage);
  const sheet = sheets.get(candidates) ?? newSheet(candidates, all, usage);
  const { asked, answers, kept } = sheet;
  for (let index = 0; index < asked.length; index += 1) {
    const discount = asked[index];
    answers[index] = discount === undefined ? null : reasonAgainst(discount, usage);
  }
  for (const { answers: before, refused } of kept) if (areSame(before, answers)) return refused;
  return newList(sheet, all);
}

type Answers = (DiscountRefusal | null)[];

/** What is known of all usage that the same discounts are for. */
type Sheet = {
  /** Those that may hold, or have more than one reason not to. */
  readonly asked: readonly CompiledDiscount[];
  /** Room for what they answer. */
  readonly answers: Answers;
  readonly kept: Kept[];
};

type Kept = { readonly answers: Answers; readonly refused: readonly RefusedDiscount[] };

const sheets = new WeakMap<object, Sheet>();

function newSheet(candidates: object, all: readonly CompiledDiscount[], usage: Usage): Sheet {
  const asked = all.filter((discount) => isDated(discount) || isFor(discount.definition, usage));
  const sheet: Sheet = { asked, answers: asked.map(() => null), kept: [] };
  sheets.set(candidates, sheet);
  return sheet;
}

/** Time is asked first, so that one for other usage may have another reason. */
function isDated({ definition: { validFrom, validTo }, later }: CompiledDiscount): boolean {
  return validFrom !== null || validTo !== null || later.length > 0;
}

const MOST_KEPT = 16;

/** Most reasons are one object for ever, so that the same answers are the same objects. */
function areSame(before: Answers, answers: Answers): boolean {
  for (let index = 0; index < answers.length; index += 1) if (before[index] !== answers[index]) return false;
  return true;
}

function newList({ asked, answers, kept }: Sheet, all: readonly CompiledDiscount[]): readonly RefusedDiscount[] {
  const refused: RefusedDiscount[] = [];
  for (const discount of all) {
    const place = asked.indexOf(discount);
    const why = place < 0 ? OTHER_USAGE : (answers[place] ?? null);
    const { code, version, kind } = discount.definition;
    if (why !== null) refused.push({ code, version, kind, why });
  }
  if (kept.length >= MOST_KEPT) kept.length = 0;
  kept.push({ answers: [...answers], refused });
  return refused;
}
