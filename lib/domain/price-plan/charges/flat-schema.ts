import * as z from "zod";
import { moneyText } from "../document-texts.ts";
import { limits } from "./limits-schema.ts";

export const flatCharge = z.strictObject({
  charge: z.literal("flat"),
  amount: moneyText,
  ...limits,
});
