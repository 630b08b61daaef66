import * as z from "zod";
import { sampledUsage } from "../price-plan/quote-price-schema.ts";

const code = z.string().min(1).max(100);

/** A usage to try the discounts on: under that plan's prices, with what is in force then, and with the open draft of one of them. */
export const tryDiscountsInput = z.strictObject({
  plan: code,
  usage: sampledUsage,
  classification: code.nullable().default(null),
  /** Its draft stands in for what is in force of it. */
  draftOf: code.nullable().default(null),
});
export type TryDiscountsInput = z.output<typeof tryDiscountsInput>;
