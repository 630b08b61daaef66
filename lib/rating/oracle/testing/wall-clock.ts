/** What a clock and a calendar on the wall show in one minute. */
export type WallClock = {
  /** "2026-03-29" */
  readonly date: string;
  /** "sun" */
  readonly weekday: string;
  /** "03:14" */
  readonly time: string;
  readonly yesterday: { readonly date: string; readonly weekday: string };
};

const MINUTE = 60_000;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const readings = new Map<string, Map<number, WallClock>>();

/** Asks Intl once for each minute and zone; the minute is counted from 1970. */
export function wallClockAt(minute: number, timeZone: string): WallClock {
  const known = readings.get(timeZone) ?? new Map<number, WallClock>();
  readings.set(timeZone, known);
  const reading = known.get(minute) ?? readWall(minute, timeZone);
  known.set(minute, reading);
  return reading;
}

function readWall(minute: number, timeZone: string): WallClock {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(minute * MINUTE)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => (parts.get(type) ?? "").padStart(2, "0");
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return { date, weekday: weekdayOf(date), time: `${part("hour")}:${part("minute")}`, yesterday: dayBefore(date) };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
  formats.set(timeZone, known);
  return known;
}

const NAMES = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

function weekdayOf(date: string): string {
  return NAMES[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? "";
}

function dayBefore(date: string): { date: string; weekday: string } {
  const before = plusDays(date, -1);
  return { date: before, weekday: weekdayOf(before) };
}

/** On the calendar, where every day has a morning. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
