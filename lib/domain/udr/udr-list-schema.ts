import * as z from "zod";
import { DIRECTIVES } from "./udr.ts";
import { RATING_STATES } from "./udr-view.ts";

const code = z.string().trim().min(1).max(100);

/**
 * The filters of the summary page, as they stand in its address. All of them must hold. Dates are days of the
 * installation's zone, both ends included.
 */
export const udrFilters = z.strictObject({
  number: z.coerce.number().int().positive().optional(),
  account: code.optional(),
  product: code.optional(),
  udrType: code.optional(),
  state: z.enum(["scheduled", "posted", "cancelled"]).optional(),
  directive: z.enum(DIRECTIVES).optional(),
  rated: z.enum(RATING_STATES).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const udrListInput = udrFilters.extend({ cursor: z.string().max(200).optional() });
export type UdrListInput = z.output<typeof udrListInput>;
