import type { HeldDiscount } from "../discounts/held-discount.ts";
import type { QuickFraction } from "./quick-fraction.ts";

/** The discounts that hold, in safe integers. */
export type QuickDiscounts = {
  readonly freeUsage: readonly HeldDiscount[];
  /** What the percentages of all levels leave of an amount. */
  readonly leaves: QuickFraction;
  readonly amounts: readonly QuickFraction[];
};
