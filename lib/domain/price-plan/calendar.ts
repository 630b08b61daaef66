import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";

/** What goes live, or ends, at an instant. */
export const CALENDAR_KINDS = ["version", "review", "productBegins", "productEnds", "taxRate"] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

export type CalendarEntry = {
  readonly key: string;
  readonly kind: CalendarKind;
  /** ISO text; null for what goes live when it is approved. */
  readonly at: string | null;
  /** "2026-03-04" on the calendar's wall; null where there is no instant. */
  readonly date: string | null;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
};

export type CalendarMonth = { readonly year: number; readonly month: number };

export type CalendarDay = { readonly date: string; readonly day: number; readonly isInMonth: boolean; readonly isToday: boolean };

export type CalendarView = {
  /** "2026-03" */
  readonly month: string;
  readonly previous: string;
  readonly next: string;
  readonly isThisMonth: boolean;
  readonly zone: string;
  readonly weeks: readonly (readonly CalendarDay[])[];
  /** In the order of their instants. */
  readonly entries: readonly CalendarEntry[];
  /** What is in review to go live at its approval, whenever that is. */
  readonly undated: readonly CalendarEntry[];
  /** There is more in this month than a page shows. */
  readonly isCut: boolean;
};

const DAY_MILLIS = 86_400_000;
const DAYS_OF_WEEK = 7;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

/** The month of an address ("2026-03"), or the one that the clock shows. */
export function monthOf(text: string, { now, zone }: { readonly now: Instant; readonly zone: string }): CalendarMonth {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  const local = localTime(now, zone);
  const asked = year === undefined || month === undefined ? null : { year: Number.parseInt(year, 10), month: Number.parseInt(month, 10) };
  return asked !== null && asked.year >= FIRST_YEAR && asked.year <= LAST_YEAR ? asked : { year: local.year, month: local.month };
}

export function monthText({ year, month }: CalendarMonth): string {
  return `${year}-${two(month)}`;
}

export function monthAfter({ year, month }: CalendarMonth, count: 1 | -1): CalendarMonth {
  if (month + count > 12) return { year: year + 1, month: 1 };
  return month + count < 1 ? { year: year - 1, month: 12 } : { year, month: month + count };
}

/** The month's first instant, and the one after its last. */
export function periodOf(month: CalendarMonth, zone: string): { readonly from: Instant; readonly to: Instant } {
  return { from: beginningOf(month, zone), to: beginningOf(monthAfter(month, 1), zone) };
}

/** Whole weeks from Monday, so that every day of the month stands under its weekday. */
export function weeksOf(month: CalendarMonth, today: string): readonly (readonly CalendarDay[])[] {
  const first = beginningOf(month, "UTC");
  const end = beginningOf(monthAfter(month, 1), "UTC");
  const weeks: CalendarDay[][] = [];
  for (
    let at = plusMillis(first, -localTime(first, "UTC").weekday * DAY_MILLIS);
    at < end;
    at = plusMillis(at, DAYS_OF_WEEK * DAY_MILLIS)
  ) {
    weeks.push(Array.from({ length: DAYS_OF_WEEK }, (_, index) => dayAt(plusMillis(at, index * DAY_MILLIS), month, today)));
  }
  return weeks;
}

export function dateText(at: Instant, zone: string): string {
  const { year, month, day } = localTime(at, zone);
  return `${year}-${two(month)}-${two(day)}`;
}

function dayAt(at: Instant, { month }: CalendarMonth, today: string): CalendarDay {
  const date = dateText(at, "UTC");
  const local = localTime(at, "UTC");
  return { date, day: local.day, isInMonth: local.month === month, isToday: date === today };
}

function beginningOf({ year, month }: CalendarMonth, zone: string): Instant {
  return instantOfWallTime({ year, month, day: 1, hour: 0, minute: 0 }, zone);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
