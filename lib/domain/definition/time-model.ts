import * as z from "zod";
import type { Instant } from "#lib/kernel/instant.ts";
import type { ConditionUse } from "../product/price-lines.ts";
import type { Reference } from "./reference.ts";

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];

export const DAY_NAMES = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
} as const satisfies Record<Day, string>;

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const endTime = z.union([time, z.literal("24:00")]);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Half-open windows of the pricing document: `to` is excluded, "24:00" ends the day, from > to wraps midnight. */
export const timeWindows = z.array(z.strictObject({ days: z.array(z.enum(DAYS)).default([...DAYS]), from: time, to: endTime }));

export const timeExceptions = z.array(
  z.strictObject({
    date,
    until: date.optional(),
    yearly: z.boolean().optional(),
    windows: z.array(z.strictObject({ from: time, to: endTime })),
  }),
);

export type TimeWindow = z.infer<typeof timeWindows>[number];
export type TimeException = z.infer<typeof timeExceptions>[number];

export type TimeModel = Reference & {
  readonly description: string | null;
  readonly timeZone: string;
  readonly windows: readonly TimeWindow[];
  readonly dates: readonly TimeException[];
};

export type ClockChangeView = { readonly at: Instant; readonly title: string; readonly effects: readonly string[] };

export type TimeModelView = TimeModel & {
  /** The business instant the page speaks of. */
  readonly now: Instant;
  readonly holdsNow: boolean;
  readonly year: number;
  readonly clockChanges: readonly ClockChangeView[];
  readonly uses: readonly ConditionUse[];
};
