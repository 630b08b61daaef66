import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime, offsetMillis } from "#lib/kernel/zone.ts";
import { DAY } from "./day-kinds.ts";
import type { Stretch, Times } from "./time-cells.ts";

const WEEK = 7 * DAY;
const MOST_WEEKS = 104;

/**
 * The first week, from Monday to Sunday on the plan's clock, that begins at or after the instant and in which no model has an
 * exception and no clock is changed. Null when there is none within two years.
 */
export function plainWeek(times: Times, models: readonly string[], { from, timeZone }: PlainWeekQuestion): Stretch | null {
  const { year, month, day, weekday } = localTime(from, timeZone);
  for (let week = 1; week <= MOST_WEEKS; week += 1) {
    const monday = instantOfWallTime({ year, month, day: day - weekday + 7 * week }, timeZone);
    const until = plusMillis(monday, WEEK);
    const isSteady = offsetMillis(monday, timeZone) === offsetMillis(until, timeZone);
    if (isSteady && daysIn(monday).every((each) => times.isPlainDay(models, each))) return { from: monday, until };
  }
  return null;
}

export type PlainWeekQuestion = { readonly from: Instant; readonly timeZone: string };

/** The UTC days that share instants with the week. */
function daysIn(monday: Instant): readonly number[] {
  const first = Math.floor(monday / DAY);
  return Array.from({ length: 8 }, (_, index) => first + index);
}
