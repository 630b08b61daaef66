import * as z from "zod";
import { parseInstant } from "#lib/kernel/instant.ts";
import { DISCOUNT_KINDS, type Discount, type DiscountKind, type DiscountTarget, type Renewal } from "#lib/rating/discounts/discount.ts";
import { byMember, chosen } from "./choose-schema.ts";
import { codeText, isMoney, isPercent, nameText, rateText } from "./document-texts.ts";

const everySoOften = z.strictObject({
  every: z.int("A whole number, such as 3").min(1, "At least 1").max(1000, "At most 1000"),
  unit: z.enum(["day", "week", "month"], { error: "The unit is day, week or month" }),
});
const renewalWord = z.enum(["never", "cycle"], {
  error: 'A discount renews "never", every "cycle", or as { "every": 3, "unit": "month" }',
});

const renewal = chosen(z.union([renewalWord, everySoOften]), (input) =>
  typeof input === "object" && input !== null ? everySoOften : renewalWord,
) satisfies z.ZodType<Renewal>;

const product = z.strictObject({ product: codeText });
const productType = z.strictObject({ productType: codeText });
const family = z.strictObject({ family: codeText });
const udrType = z.strictObject({ udrType: codeText });

const target = chosen(
  z.union([product, productType, family, udrType]),
  byMember({
    schemas: { product, productType, family, udrType },
    common: [],
    message: "A discount is for one product, productType, family or udrType, or null for everything",
  }),
) satisfies z.ZodType<DiscountTarget>;

const instantOrDate = z
  .string()
  .refine(
    (text) => parseInstant(text) !== null || parseInstant(`${text}T00:00Z`) !== null,
    "An instant with its offset, such as 2026-03-01T00:00:00+02:00, or a date, which begins at midnight in the plan's zone",
  );

/** What every discount says of itself. What is left out is written out as what it means, so that both spellings are one document. */
export const discountMembers = {
  kind: z.enum(DISCOUNT_KINDS, { error: "A discount is an amount, a percentage or freeUsage" }),
  value: rateText,
  per: z.enum(["udr", "period"], { error: 'A discount is per "udr" or per "period"' }).default("udr"),
  renew: renewal.default("never"),
  level: z.int("A level is a whole number").min(1, "Levels begin at 1, and are usually 1 to 3").max(1000, "At most 1000 levels").default(1),
  for: target.nullable().default(null),
  zone: codeText.nullable().default(null),
  account: z.strictObject({ classification: nameText }).nullable().default(null),
  validFrom: instantOrDate.nullable().default(null),
  validTo: instantOrDate.nullable().default(null),
};

export const discount = z
  .strictObject({
    code: codeText,
    version: z.int("A version is a whole number").min(1, "Versions begin at 1").default(1),
    ...discountMembers,
  })
  .superRefine(({ kind, value }, context) => {
    const message = valueProblem(kind, value);
    if (message !== null) context.addIssue({ code: "custom", path: ["value"], message });
  }) satisfies z.ZodType<Discount>;

/** What is wrong with a value of that kind; null when nothing is. */
export function valueProblem(kind: DiscountKind, value: string): string | null {
  if (kind === "percentage" && !isPercent(value)) return "A percentage between 0 and 100";
  return kind === "amount" && !isMoney(value) ? "At most 12 digits before and 6 after the point" : null;
}
