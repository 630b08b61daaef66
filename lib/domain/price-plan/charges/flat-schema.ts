import * as z from "zod";
import type { FlatCharge } from "#lib/rating/charges/flat.ts";
import type { Limits } from "#lib/rating/charges/limits.ts";
import { moneyText } from "../document-texts.ts";
import { limits } from "./limits-schema.ts";

export const flatCharge = z.strictObject({
  charge: z.literal("flat"),
  amount: moneyText,
  ...limits,
}) satisfies z.ZodType<FlatCharge & Limits>;
