import * as z from "zod";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { flatCharge } from "./flat-schema.ts";
import { perUnitCharge } from "./per-unit-schema.ts";

export const charge = z.discriminatedUnion("charge", [perUnitCharge, flatCharge], {
  error: ({ code }) => (code === "invalid_union" ? 'The charges supported so far are "perUnit" and "flat"' : undefined),
}) satisfies z.ZodType<Charge>;
