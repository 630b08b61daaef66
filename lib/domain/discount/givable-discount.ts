import * as z from "zod";
import { decimal, decimalToShortString } from "#lib/kernel/decimal.ts";
import type { DiscountToGive } from "./discount-to-give.ts";
import { type DiscountUnits, unitOfValue } from "./given-discount-words.ts";
import { type GivingCircumstances, judgeGiving } from "./reason-against-giving.ts";

/** Which discounts may be given with this usage. */
export const givableDiscountsInput = z.strictObject({
  subscriptionId: z.number().int().positive(),
  product: z.string().min(1).max(100),
  /** The product's default where it is not said. */
  udrType: z.string().min(1).max(100).optional(),
  metadata: z.record(z.string().max(100), z.string().max(2000)).default({}),
});
export type GivableDiscountsInput = z.output<typeof givableDiscountsInput>;

/** A discount as it is offered to an agent. */
export type GivableDiscount = {
  readonly code: string;
  readonly name: string;
  /** Null where it may be given; else the condition that fails, as a sentence. */
  readonly problem: string | null;
  readonly terms: GivableTerms | null;
};

/** `value`: what is proposed, or all that it gives where it leaves no choice. */
export type GivableTerms = {
  readonly value: string;
  readonly unit: string;
  readonly range: { readonly from: string; readonly to: string } | null;
  readonly approvalAbove: string | null;
};

/** Those that may be given first. Archived ones, and those of which nothing was ever approved, are not spoken of. */
export function toGivable(
  offered: readonly DiscountToGive[],
  circumstances: GivingCircumstances,
  units: DiscountUnits,
): readonly GivableDiscount[] {
  const spokenOf = offered.filter(({ isArchived, inForce }) => !isArchived && inForce !== null);
  const judged = spokenOf.map((discount) => toOne(discount, circumstances, units));
  return [...judged.filter(({ problem }) => problem === null), ...judged.filter(({ problem }) => problem !== null)];
}

function toOne(discount: DiscountToGive, circumstances: GivingCircumstances, units: DiscountUnits): GivableDiscount {
  const { code, name } = discount;
  const judged = judgeGiving(discount, circumstances);
  if (judged.kind === "notGivable") return { code, name, problem: judged.problem, terms: null };
  const { value, kind, range, approvalAbove } = judged.version.document;
  return {
    code,
    name,
    problem: null,
    terms: {
      value: shortest(value),
      unit: unitOfValue(kind, units),
      range: range && { from: shortest(range.from), to: shortest(range.to) },
      approvalAbove: approvalAbove === null ? null : shortest(approvalAbove),
    },
  };
}

function shortest(value: string): string {
  return decimalToShortString(decimal(value));
}
