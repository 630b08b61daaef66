import * as z from "zod";
import type { Limits } from "#lib/rating/charges/limits.ts";
import type { Segment } from "#lib/rating/charges/segment.ts";
import type { SteppedCharge } from "#lib/rating/charges/stepped.ts";
import { moneyText, positiveRateText, rateText } from "../document-texts.ts";
import { limits } from "./limits-schema.ts";

const segment = z.strictObject({
  from: rateText,
  price: rateText,
  per: z.exactOptional(positiveRateText),
  increment: positiveRateText,
}) satisfies z.ZodType<Segment>;

export const steppedCharge = z.strictObject({
  charge: z.literal("stepped"),
  connectFee: z.exactOptional(moneyText),
  segments: z.array(segment).min(1, "At least one segment"),
  ...limits,
}) satisfies z.ZodType<SteppedCharge & Limits>;
