import { fault } from "#lib/kernel/assert.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime } from "#lib/kernel/zone.ts";
import { readClock } from "./calendar.ts";
import type { Charge } from "./charges/charge.ts";
import type { CompiledRate, CompiledRateBook, CompiledTier } from "./compile-rate-book.ts";
import type { Metadata } from "./metadata.ts";
import { selectTier } from "./select-tier.ts";
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

const MINUTE = 60_000;

/** What the rate costs at every minute of a local day, asked of the engine minute by minute, so the strip cannot disagree with it. */
export function dayStrip(book: CompiledRateBook, { rateKey, date, metadata = {} }: DayQuestion): DayStrip {
  const rate = book.rates.find(({ key }) => key === rateKey) ?? fault(`no rate ${rateKey} in ${book.code}`);
  const first = midnight(date, 0, book.timeZone);
  const minutes = Math.max(0, (midnight(date, 1, book.timeZone) - first) / MINUTE);
  const winners = Array.from({ length: minutes }, (_, minute) => selectTier(rate, { from: plusMillis(first, minute * MINUTE), metadata }));
  const starts = winners.flatMap((tier, minute) => (minute === 0 || tier !== winners[minute - 1] ? [minute] : []));
  const segments = starts.map((fromMinute, index): DaySegment => {
    const toMinute = starts[index + 1] ?? minutes;
    const clock = { from: clockAt(first, fromMinute, book), to: toMinute === minutes ? "24:00" : clockAt(first, toMinute, book) };
    return { fromMinute, toMinute, ...clock, ...lineOf(rate, winners[fromMinute] ?? null, book) };
  });
  return { minutes, segments };
}

function midnight(date: string, daysLater: number, zone: string): Instant {
  const [year = 0, month = 0, day = 0] = date.split("-").map((part) => Number.parseInt(part, 10));
  return instantOfWallTime({ year, month, day: day + daysLater }, zone);
}

function clockAt(first: Instant, minute: number, { timeZone }: CompiledRateBook): string {
  return readClock(plusMillis(first, minute * MINUTE), timeZone).time.slice(0, 5);
}

function lineOf(rate: CompiledRate, tier: CompiledTier | null, { currency }: CompiledRateBook) {
  const charge = (tier?.charge ?? rate.base).definition;
  return { level: tier?.level ?? null, charge, price: chargeInWords(charge, currency) };
}
