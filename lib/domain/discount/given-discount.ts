import * as z from "zod";
import { DISCOUNT_KINDS } from "#lib/rating/discounts/discount.ts";
import { codeText, rateText } from "../price-plan/document-texts.ts";

/** An ad hoc discount that an agent gave with an order or an Adjust, in the version that was in force then: what was given stays what it is. */
const givenDiscount = z.strictObject({
  code: codeText,
  version: z.int().positive(),
  kind: z.enum(DISCOUNT_KINDS),
  value: rateText,
});

export const givenDiscounts = z.array(givenDiscount);

export type GivenDiscount = z.output<typeof givenDiscount>;
