import type { Instant } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import { MOST_DAYS_OF_METADATA } from "./udr-query.ts";

const DAY = 24 * 60 * 60 * 1000;

/** So many days that conditions on metadata may be asked about, today included, as criteria. */
export function lastDays(today: string): { readonly from: string; readonly to: string } {
  const first = new Date(Date.parse(`${today}T00:00:00Z`) - (MOST_DAYS_OF_METADATA - 1) * DAY);
  return { from: first.toISOString().slice(0, "2026-03-03".length), to: today };
}

/** The day on the wall clocks of the zone, as a criterion: "2026-03-05". */
export function dayOf(instant: Instant, zone: string): string {
  const { year, month, day } = localTime(instant, zone);
  const digits = (number: number) => String(number).padStart(2, "0");
  return `${year}-${digits(month)}-${digits(day)}`;
}
