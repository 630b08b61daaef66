import type { Tone } from "#components/ui/tone.ts";
import type { CalendarKind } from "#lib/domain/price-plan/calendar.ts";

type Look = { readonly label: string; readonly tone: Tone; readonly mark: "open" | "half" | "full" | "cross" };

export const CALENDAR_LOOK = {
  version: { label: "Prices go live", tone: "positive", mark: "full" },
  review: { label: "Waits for approval", tone: "caution", mark: "half" },
  productBegins: { label: "Product begins", tone: "note", mark: "full" },
  productEnds: { label: "Product ends", tone: "neutral", mark: "cross" },
  taxRate: { label: "Tax rate begins", tone: "accent", mark: "full" },
} as const satisfies Record<CalendarKind, Look>;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "March 2026" of "2026-03". */
export function monthInWords(month: string): string {
  return `${MONTHS[Number.parseInt(month.slice(5, 7), 10) - 1] ?? ""} ${month.slice(0, 4)}`;
}

/** "4 March" of "2026-03-04". */
export function dayInWords(date: string): string {
  return `${Number.parseInt(date.slice(8, 10), 10)} ${MONTHS[Number.parseInt(date.slice(5, 7), 10) - 1] ?? ""}`;
}

export const calendarAddress = (month: string) => `/price-plans/calendar?month=${month}`;
