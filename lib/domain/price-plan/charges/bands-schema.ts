import * as z from "zod";
import type { Band } from "#lib/rating/charges/bands.ts";
import { moneyText, positiveRateText, rateText } from "../document-texts.ts";

const band = z.strictObject({
  upTo: z.union([positiveRateText, z.null()], { error: 'The quantity up to which the band goes, such as "10", or null for the last' }),
  price: z.exactOptional(rateText),
  flat: z.exactOptional(moneyText),
}) satisfies z.ZodType<Band>;

export const bands = z.array(band).min(1, "At least one band");
