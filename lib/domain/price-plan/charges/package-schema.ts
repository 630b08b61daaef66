import * as z from "zod";
import type { Limits } from "#lib/rating/charges/limits.ts";
import type { PackageCharge } from "#lib/rating/charges/package.ts";
import { positiveRateText, rateText } from "../document-texts.ts";
import { limits } from "./limits-schema.ts";

export const packageCharge = z.strictObject({
  charge: z.literal("package"),
  size: positiveRateText,
  price: rateText,
  free: z.exactOptional(rateText),
  ...limits,
}) satisfies z.ZodType<PackageCharge & Limits>;
