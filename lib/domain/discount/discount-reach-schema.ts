import * as z from "zod";

/** Of which form of a discount is asked: of what is published, or of what is worked on. */
export const discountReachQuery = z.strictObject({ of: z.enum(["version", "draft"]).default("version") });
export type DiscountReachQuery = z.output<typeof discountReachQuery>;
