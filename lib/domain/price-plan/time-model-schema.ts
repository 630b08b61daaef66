import * as z from "zod";
import { type TimeModel, WEEKDAYS } from "#lib/rating/rate-book.ts";

const fromText = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "A time of day from 00:00 to 23:59");
const toText = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "A time of day from 00:00 to 24:00");

const timeWindow = z.strictObject({ from: fromText, to: toText });

const weekWindow = z.strictObject({
  days: z.array(z.enum(WEEKDAYS)).min(1, "At least one day"),
  from: fromText,
  to: toText,
});

const dateText = z.iso.date("A date, such as 2026-12-25");

const datedWindows = z.strictObject({
  date: dateText,
  until: z.exactOptional(dateText),
  yearly: z.exactOptional(z.boolean()),
  windows: z.array(timeWindow),
});

/** Windows are half-open in text too: "to" is exclusive. */
export const timeModelDefinition: z.ZodType<TimeModel> = z.strictObject({
  timeZone: z.string(),
  windows: z.array(weekWindow),
  dates: z.array(datedWindows).default([]),
});

export type TimeModelDefinition = TimeModel;
