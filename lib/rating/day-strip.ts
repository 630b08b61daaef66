import { fault } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { instantOfWallTime } from "#lib/kernel/zone.ts";
import { MINUTE, readClock } from "./calendar.ts";
import type { Charge } from "./charges/charge.ts";
import type { CompiledRate, CompiledRateBook, CompiledTier } from "./compile-rate-book.ts";
import type { Metadata } from "./metadata.ts";
import { selectTier } from "./select-tier.ts";
import { winningStretches } from "./split/winning-stretches.ts";
import { chargeInWords } from "./words/charge-in-words.ts";

export type DayStrip = {
  /** 1440, but for the days on which clocks change: 1380 or 1500. */
  readonly minutes: number;
  readonly segments: readonly DaySegment[];
};

/** A stretch of the day in which one line of the rate holds; minutes count from the first of the local day, half-open. */
export type DaySegment = {
  readonly fromMinute: number;
  readonly toMinute: number;
  /** What the clock shows at both ends: "00:01" and "07:00". */
  readonly from: string;
  readonly to: string;
  /** Null for the base. */
  readonly level: number | null;
  readonly charge: Charge;
  /** "€5.00" */
  readonly price: string;
};

export type DayQuestion = {
  readonly rateKey: string;
  /** A date in the plan's zone: "2026-03-03". */
  readonly date: string;
  /** Decides the zones; without it no zone matches. */
  readonly metadata?: Metadata;
};

/** What the rate costs at every minute of a local day: cut as the engine cuts usage, so the strip cannot disagree with it. */
export function dayStrip(book: CompiledRateBook, { rateKey, date, metadata = {} }: DayQuestion): DayStrip {
  const rate = book.rates.find(({ key }) => key === rateKey) ?? fault(`no rate ${rateKey} in ${book.code}`);
  const day = { from: midnight(date, 0, book.timeZone), until: midnight(date, 1, book.timeZone) };
  // A date that a zone skipped has no minute, and whatever would win in it does not.
  if (day.until <= day.from) return { minutes: 0, segments: [] };
  const minuteAt = (instant: Instant) => Math.floor((instant - day.from) / MINUTE);
  const stretches = winningStretches(rate, day, (from) => selectTier(rate, { from, metadata }));
  const segments = stretches.map(({ from, until, tier }): DaySegment => {
    const clock = { from: clockAt(from, book), to: until === day.until ? "24:00" : clockAt(until, book) };
    return { fromMinute: minuteAt(from), toMinute: minuteAt(until), ...clock, ...lineOf(rate, tier, book) };
  });
  return { minutes: minuteAt(day.until), segments };
}

function midnight(date: string, daysLater: number, zone: string): Instant {
  const [year = 0, month = 0, day = 0] = date.split("-").map((part) => Number.parseInt(part, 10));
  return instantOfWallTime({ year, month, day: day + daysLater }, zone);
}

function clockAt(instant: Instant, { timeZone }: CompiledRateBook): string {
  return readClock(instant, timeZone).time.slice(0, 5);
}

function lineOf(rate: CompiledRate, tier: CompiledTier | null, { currency }: CompiledRateBook) {
  const charge = (tier?.charge ?? rate.base).definition;
  return { level: tier?.level ?? null, charge, price: chargeInWords(charge, currency) };
}
