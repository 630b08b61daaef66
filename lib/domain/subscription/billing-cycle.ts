import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";

/** When a subscription's billing cycles begin: from the day it began (anniversary), or on a day of the month (period). */
export type BillingCycle = {
  readonly method: "anniversary" | "period";
  readonly cycleDay: number | null;
  readonly frequencyMonths: number;
  readonly startedAt: Instant;
  readonly timeZone: string;
};

const MONTHS_OF_A_YEAR = 12;

/**
 * The beginning of the first cycle at or after an instant: a local midnight in the account's zone. A day that a month does not have is its
 * last day (domain §4.3). The first cycle begins with the subscription itself.
 */
export function nextCycleAt(cycle: BillingCycle, instant: Instant): Instant {
  if (instant <= cycle.startedAt) return cycle.startedAt;
  const first = localTime(cycle.startedAt, cycle.timeZone);
  const day = cycle.method === "anniversary" ? first.day : (cycle.cycleDay ?? 1);
  const started = monthNumber(first);
  const asked = monthNumber(localTime(instant, cycle.timeZone));
  // The cycle of the month asked about, or the one before it where that month begins none; never before the subscription.
  let month = started + Math.floor((asked - started) / cycle.frequencyMonths) * cycle.frequencyMonths;
  for (;;) {
    const begins = midnightOf({ month, day }, cycle.timeZone);
    if (begins >= instant) return begins;
    month += cycle.frequencyMonths;
  }
}

/**
 * The cycle that holds an instant, half-open: from the last beginning until the next. Before the subscription began, what will be
 * its first cycle is meant.
 */
export function cycleAt(cycle: BillingCycle, instant: Instant): { readonly from: Instant; readonly until: Instant } {
  const { startedAt, frequencyMonths, timeZone } = cycle;
  const at = instant < startedAt ? startedAt : instant;
  const until = nextCycleAt(cycle, plusMillis(at, 1));
  const first = localTime(startedAt, timeZone);
  const day = cycle.method === "anniversary" ? first.day : (cycle.cycleDay ?? 1);
  // The beginning of a cycle lies one frequency before the next; before the first such day it is the subscription's own.
  const before = midnightOf({ month: monthNumber(localTime(until, timeZone)) - frequencyMonths, day }, timeZone);
  if (before < startedAt) return { from: startedAt, until };
  return { from: before, until };
}

function monthNumber({ year, month }: { readonly year: number; readonly month: number }): number {
  return year * MONTHS_OF_A_YEAR + month - 1;
}

function midnightOf({ month: number, day }: { readonly month: number; readonly day: number }, zone: string): Instant {
  const year = Math.floor(number / MONTHS_OF_A_YEAR);
  const month = (number % MONTHS_OF_A_YEAR) + 1;
  return instantOfWallTime({ year, month, day: Math.min(day, daysIn(year, month)) }, zone);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
