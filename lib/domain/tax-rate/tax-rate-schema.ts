import * as z from "zod";
import { described, ruled } from "../definition/definition-schema.ts";
import { instantInput, MOST_TAX_RATES } from "../product/product-schema.ts";
import { percentProblem } from "../product/product-texts.ts";

export const saveTaxRateInput = z
  .strictObject({
    code: described.code,
    revision: described.revision,
    name: described.name,
    /** All of them: each holds until the next begins. */
    steps: z
      .array(z.strictObject({ percent: ruled(percentProblem), validFrom: instantInput }))
      .min(1, "Say how many per cent it is, and from when.")
      .max(MOST_TAX_RATES),
  })
  .superRefine(({ steps }, context) => {
    if (new Set(steps.map((step) => step.validFrom)).size < steps.length) {
      context.addIssue({ code: "custom", path: ["steps"], message: "Two steps begin on the same day." });
    }
  });
export type SaveTaxRateInput = z.output<typeof saveTaxRateInput>;
export type SaveTaxRateForm = z.input<typeof saveTaxRateInput>;

/** The products to be moved are those that were looked at: their hash. */
export const moveProductsInput = z.strictObject({ code: described.code, reviewed: z.string().regex(/^[0-9a-f]{64}$/) });
export type MoveProductsInput = z.output<typeof moveProductsInput>;
