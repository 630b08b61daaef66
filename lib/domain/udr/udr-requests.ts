import * as z from "zod";
import type { AdjustFields } from "./adjust-fields.ts";
import { adjustUdrInput, cancelUdrInput } from "./udr-action-schema.ts";

const adjust = adjustUdrInput.shape.change.shape;
const { reasonCode, reasonText } = cancelUdrInput.shape;

export const udrParams = z.object({
  udr: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform((text) => Number.parseInt(text, 10)),
});

/** `preview=true` stops before anything is written, and answers what would be. */
export const changeQuery = z.strictObject({
  preview: z
    .enum(["true", "false"])
    .optional()
    .transform((text) => text === "true"),
});

/** Why, and the token of the preview that was agreed to. A preview needs neither: without a reason it takes the action's own. */
const agreed = {
  reasonCode: reasonCode.optional(),
  reasonText: reasonText.optional(),
  previewToken: cancelUdrInput.shape.previewToken.optional(),
  asksApproval: cancelUdrInput.shape.asksApproval,
};

/** Cancel and the three Set As actions: the address says what and which. */
export const changeUdrBody = z.strictObject(agreed);
export type ChangeUdrBody = z.output<typeof changeUdrBody>;

/** What is left out stays as it is; of metadata each key, and null takes one away. */
export const adjustUdrBody = z.strictObject({
  product: adjust.product.optional(),
  usageAmount: adjust.quantity.optional(),
  source: adjust.source.optional(),
  udrType: adjust.udrType.optional(),
  billingEffectiveDate: adjust.billingEffectiveAt.optional(),
  from: adjust.from.optional(),
  to: adjust.to.optional(),
  metadata: z.record(z.string().max(100), z.string().max(2000).nullable()).optional(),
  totalAmount: adjust.gross,
  taxAmount: adjust.tax,
  discounts: adjust.discounts,
  ...agreed,
});
export type AdjustUdrBody = z.output<typeof adjustUdrBody>;

/** Its reason says whether the usage happened, and what one UDR then costs may hang on another: so a preview needs it, too. */
export const cancelLotBody = z.strictObject({
  order: z.int().positive(),
  reasonCode,
  reasonText: agreed.reasonText,
  previewToken: agreed.previewToken,
});

/** The fields of the body by the names that the form has them by. */
export function adjustFieldsOf(body: AdjustUdrBody): AdjustFields {
  const {
    usageAmount,
    billingEffectiveDate,
    totalAmount,
    taxAmount,
    reasonCode: _code,
    reasonText: _text,
    previewToken: _token,
    asksApproval: _asks,
    ...same
  } = body;
  return {
    ...same,
    ...(usageAmount !== undefined && { quantity: usageAmount }),
    ...(billingEffectiveDate !== undefined && { billingEffectiveAt: billingEffectiveDate }),
    ...(totalAmount !== undefined && { gross: totalAmount }),
    ...(taxAmount !== undefined && { tax: taxAmount }),
  };
}
