import * as z from "zod";
import { parseInstant } from "#lib/kernel/instant.ts";
import { described, ruled } from "../definition/definition-schema.ts";
import { codeProblem } from "../definition/definition-texts.ts";
import { percentProblem } from "./product-texts.ts";
import { kindProblems } from "./product-type-draft.ts";

export const MOST_TAX_RATES = 100;
const MOST_UDR_TYPES = 50;

const code = ruled(codeProblem);
/** As programs write it, with its offset. */
export const instantInput = z.string().transform((text, context) => {
  const parsed = parseInstant(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "An instant with its offset, such as 2026-11-21T18:00:00+02:00." });
  return z.NEVER;
});

export const saveProductInput = z
  .strictObject({
    ...described,
    type: code,
    family: code.nullable(),
    rating: z.enum(["here", "elsewhere"]),
    validFrom: instantInput,
    validTo: instantInput.nullable(),
    /** The code of the tax rate that it shares with others; then it has none of its own. */
    taxRate: code.nullable().default(null),
    /** All of them, those in force too: each holds until the next begins. */
    taxRates: z.array(z.strictObject({ percent: ruled(percentProblem), validFrom: instantInput })).max(MOST_TAX_RATES),
  })
  .superRefine(({ validFrom, validTo, taxRate, taxRates }, context) => {
    if (validTo !== null && validTo <= validFrom) {
      context.addIssue({ code: "custom", path: ["validTo"], message: "It ends before it begins." });
    }
    if (new Set(taxRates.map((rate) => rate.validFrom)).size < taxRates.length) {
      context.addIssue({ code: "custom", path: ["taxRates"], message: "Two tax rates begin at the same instant." });
    }
    if (taxRate !== null && taxRates.length > 0) {
      context.addIssue({ code: "custom", path: ["taxRates"], message: "It shares a tax rate, so it has none of its own." });
    }
  });
export type SaveProductInput = z.output<typeof saveProductInput>;
export type SaveProductForm = z.input<typeof saveProductInput>;

export const saveProductTypeInput = z
  .strictObject({
    ...described,
    classification: z.enum(["service", "physicalGood"]),
    serviceType: z.enum(["usage", "termed", "oneTime", "expense"]).nullable(),
    composition: z.enum(["flat", "fixedBundle", "flexibleBundle"]),
    usedForProvisioning: z.boolean(),
    udrTypes: z.array(code).max(MOST_UDR_TYPES),
    defaultUdrType: code.nullable(),
  })
  .superRefine((type, context) => {
    for (const { field, message } of kindProblems(type)) context.addIssue({ code: "custom", path: [field], message });
  });
export type SaveProductTypeInput = z.output<typeof saveProductTypeInput>;
export type SaveProductTypeForm = z.input<typeof saveProductTypeInput>;

export const saveProductFamilyInput = z.strictObject({ code: described.code, revision: described.revision, name: described.name });
export type SaveProductFamilyInput = z.output<typeof saveProductFamilyInput>;
export type SaveProductFamilyForm = z.input<typeof saveProductFamilyInput>;

const search = z.string().max(200).default("");
const code200 = z.string().min(1).max(200).optional();

/** The filters of the list, as its address holds them. */
export const productListQuery = z.strictObject({
  q: search,
  type: code200,
  family: code200,
  /** Those that take their tax from that rate. */
  tax: code200,
  archived: z.literal("1").optional(),
});
export type ProductListQuery = z.output<typeof productListQuery>;

/** What would price a product as it is typed. */
export const pricedByQuery = z.strictObject({ code: z.string().max(40), type: z.string().max(40), family: z.string().max(40).default("") });
export type PricedByQuery = z.output<typeof pricedByQuery>;

/** A look at what an import would do, or the import of what was looked at. */
export const importProductsQuery = z.union([
  z.strictObject({ "dry-run": z.literal("1") }),
  z.strictObject({ reviewed: z.string().regex(/^[0-9a-f]{64}$/, "The hash that the preview answered with.") }),
]);
