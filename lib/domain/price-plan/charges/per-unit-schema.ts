import * as z from "zod";
import type { Limits } from "#lib/rating/charges/limits.ts";
import type { PerUnitCharge } from "#lib/rating/charges/per-unit.ts";
import { codeText, positiveRateText, rateText } from "../document-texts.ts";
import { limits } from "./limits-schema.ts";

export const perUnitCharge = z.strictObject({
  charge: z.literal("perUnit"),
  price: rateText,
  per: z.exactOptional(positiveRateText),
  times: z.exactOptional(codeText),
  ...limits,
}) satisfies z.ZodType<PerUnitCharge & Limits>;
