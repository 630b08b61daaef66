import * as z from "zod";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { compareDecimals, decimal, normalise } from "#lib/kernel/decimal.ts";
import { isTimeZone } from "#lib/kernel/zone.ts";
import { discountMembers, valueProblem } from "../price-plan/discount-schema.ts";
import { codeText, rateText } from "../price-plan/document-texts.ts";

/** Applied by itself wherever its conditions hold, or given by an agent with an order (domain R35). */
export const DISCOUNT_APPLICATIONS = ["auto", "adHoc"] as const;
export type DiscountApplication = (typeof DISCOUNT_APPLICATIONS)[number];

const range = z.strictObject({ from: rateText, to: rateText });

/**
 * What is published of an additive discount. The conditions and the value are those of the pricing document (design §10), so that the
 * engine takes both the same way; the rest is what a console needs to know before it hands them over.
 */
export const discountDocument = z
  .strictObject({
    format: z.literal("ratewright/discount@1"),
    code: codeText,
    application: z.enum(DISCOUNT_APPLICATIONS, { error: 'A discount applies "auto" or "adHoc"' }),
    ...discountMembers,
    /** Of an amount, which money it is: plans in another currency leave it alone. Null of everything else. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "A currency code, such as EUR")
      .nullable()
      .default(null),
    /** Where its dates begin at midnight. */
    timeZone: z.string().refine(isTimeZone, "A time zone, such as Europe/Nicosia"),
    /** Of an ad hoc discount: from what to what an agent may choose the value; null leaves no choice. */
    range: range.nullable().default(null),
    /** Of an ad hoc discount: what is more than this needs a person who may approve; null needs nobody. */
    approvalAbove: rateText.nullable().default(null),
  })
  .superRefine((document, context) => {
    for (const { path, message } of problemsOf(document)) context.addIssue({ code: "custom", path: [...path], message });
  });

export type DiscountDocument = z.output<typeof discountDocument>;

/** The same for every spelling of the same members. It is what gets approved. */
export function discountHash(document: DiscountDocument): Promise<string> {
  return sha256Hex(canonicalJson(document));
}

type Problem = { readonly path: readonly (string | number)[]; readonly message: string };
type Written = z.output<z.ZodObject<typeof discountMembers>> &
  Pick<DiscountDocument, "application" | "currency" | "range" | "approvalAbove">;

function problemsOf(document: Written): readonly Problem[] {
  return [
    ...valueProblems(document),
    ...currencyProblems(document),
    ...(document.application === "auto" ? autoProblems : adHocProblems)(document),
  ];
}

function valueProblems({ kind, value, range: allowed, approvalAbove }: Written): readonly Problem[] {
  const values: readonly (readonly [path: readonly string[], value: string | null])[] = [
    [["value"], value],
    [["range", "from"], allowed?.from ?? null],
    [["range", "to"], allowed?.to ?? null],
    [["approvalAbove"], approvalAbove],
  ];
  const wrong = values.flatMap(([path, each]) => {
    const message = each === null ? null : valueProblem(kind, each);
    return message === null ? [] : [{ path, message }];
  });
  const isNothing = !/[1-9]/.test(value);
  return isNothing ? [...wrong, { path: ["value"], message: "It must be more than 0: a discount of nothing does nothing" }] : wrong;
}

function currencyProblems({ kind, currency }: Written): readonly Problem[] {
  if (kind === "amount" && currency === null) return [{ path: ["currency"], message: "An amount of money needs its currency" }];
  if (kind !== "amount" && currency !== null) return [{ path: ["currency"], message: "Only an amount of money has a currency" }];
  return [];
}

function autoProblems({ range: allowed, approvalAbove }: Written): readonly Problem[] {
  return [
    ...(allowed === null ? [] : [{ path: ["range"], message: "Nobody chooses the value of a discount that applies by itself" }]),
    ...(approvalAbove === null ? [] : [{ path: ["approvalAbove"], message: "Nobody is asked about a discount that applies by itself" }]),
  ];
}

function adHocProblems({ per, renew, value, range: allowed }: Written): readonly Problem[] {
  const periods = [
    ...(per === "udr" ? [] : [{ path: ["per"], message: "An ad hoc discount is for the usage it is given with" }]),
    ...(renew === "never" ? [] : [{ path: ["renew"], message: "An ad hoc discount does not renew" }]),
  ];
  if (allowed === null) return periods;
  if (isMore(allowed.from, allowed.to)) return [...periods, { path: ["range", "to"], message: "The range ends before it begins" }];
  const isWithin = !isMore(allowed.from, value) && !isMore(value, allowed.to);
  return isWithin ? periods : [...periods, { path: ["value"], message: "The value that is proposed lies outside the range" }];
}

export function isMore(left: string, right: string): boolean {
  return compareDecimals(normalise(decimal(left)), normalise(decimal(right))) > 0;
}
