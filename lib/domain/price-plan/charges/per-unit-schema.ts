import * as z from "zod";
import { codeText, positiveRateText, rateText } from "../document-texts.ts";
import { limits } from "./limits-schema.ts";

export const perUnitCharge = z.strictObject({
  charge: z.literal("perUnit"),
  price: rateText,
  per: z.exactOptional(positiveRateText),
  times: z.exactOptional(codeText),
  ...limits,
});
