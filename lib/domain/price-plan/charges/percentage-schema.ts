import * as z from "zod";
import type { Limits } from "#lib/rating/charges/limits.ts";
import type { PercentageCharge } from "#lib/rating/charges/percentage.ts";
import { codeText, moneyText, rateText, wholeNumber } from "../document-texts.ts";
import { limits } from "./limits-schema.ts";

export const percentageCharge = z.strictObject({
  charge: z.literal("percentage"),
  of: codeText,
  rate: rateText,
  fixed: z.exactOptional(moneyText),
  freeUdrs: z.exactOptional(wholeNumber),
  freeAmount: z.exactOptional(moneyText),
  ...limits,
}) satisfies z.ZodType<PercentageCharge & Limits>;
