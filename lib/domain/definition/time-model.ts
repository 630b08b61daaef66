import * as z from "zod";
import type { Instant } from "#lib/kernel/instant.ts";
import type { DatedWindows, WeekWindow } from "#lib/rating/rate-book.ts";
import { DAYS } from "./days.ts";
import type { DefinitionChange } from "./definition-change.ts";
import type { PlanUse } from "./plan-use.ts";
import type { Reference } from "./reference.ts";

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const endTime = z.union([time, z.literal("24:00")]);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Half-open windows of the pricing document: `to` is excluded, "24:00" ends the day, from > to wraps midnight. */
export const timeWindows = z.array(z.strictObject({ days: z.array(z.enum(DAYS)).default([...DAYS]), from: time, to: endTime }));

export const timeExceptions = z.array(
  z.strictObject({
    date,
    until: z.exactOptional(date),
    yearly: z.exactOptional(z.boolean()),
    windows: z.array(z.strictObject({ from: time, to: endTime })),
  }),
);

export type TimeWindow = WeekWindow;
export type TimeException = DatedWindows;

export type TimeModel = Reference & {
  readonly description: string | null;
  readonly timeZone: string;
  readonly windows: readonly TimeWindow[];
  readonly dates: readonly TimeException[];
  readonly revision: number;
  /** Archived definitions stay readable and are offered nowhere. */
  readonly archivedAt: Instant | null;
};

export type ClockChangeView = { readonly at: Instant; readonly title: string; readonly effects: readonly string[] };

export type TimeModelView = TimeModel & {
  /** The business instant the page speaks of. */
  readonly now: Instant;
  readonly holdsNow: boolean;
  readonly year: number;
  readonly clockChanges: readonly ClockChangeView[];
  readonly uses: readonly PlanUse[];
  readonly history: readonly DefinitionChange[];
};
