import * as z from "zod";
import type { CostPlusCharge } from "#lib/rating/charges/cost-plus.ts";
import type { Limits } from "#lib/rating/charges/limits.ts";
import { codeText, rateText } from "../document-texts.ts";
import { limits } from "./limits-schema.ts";

export const costPlusCharge = z.strictObject({
  charge: z.literal("costPlus"),
  of: codeText,
  markup: rateText,
  ...limits,
}) satisfies z.ZodType<CostPlusCharge & Limits>;
