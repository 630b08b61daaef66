import type { Instant } from "#lib/kernel/instant.ts";
import { type LocalTime, localTime } from "#lib/kernel/zone.ts";
import type { LocalReading } from "./explanation.ts";

/** A date on a wall calendar. `weekday` is 0 for Monday to 6 for Sunday. */
export type LocalDate = { readonly year: number; readonly month: number; readonly day: number; readonly weekday: number };

export function readClock(instant: Instant, zone: string): LocalReading {
  return readingOf(localTime(instant, zone), zone);
}

export function readingOf(local: LocalTime, zone: string): LocalReading {
  return {
    zone,
    date: dateText(local),
    time: [local.hour, local.minute, local.second].map(twoDigits).join(":"),
    weekday: local.weekday,
    offset: offsetText(local.offsetMinutes),
  };
}

/** "2026-03-03", which sorts as the calendar does. */
export function dateText({ year, month, day }: Omit<LocalDate, "weekday">): string {
  return `${year.toString().padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

export function dayBefore({ year, month, day, weekday }: LocalDate): LocalDate {
  const before = new Date(Date.UTC(year, month - 1, day - 1));
  return { year: before.getUTCFullYear(), month: before.getUTCMonth() + 1, day: before.getUTCDate(), weekday: (weekday + 6) % 7 };
}

/** Minutes since midnight of "07:00"; 1440 for "24:00". */
export function minuteOf(time: string): number {
  return Number.parseInt(time.slice(0, 2), 10) * 60 + Number.parseInt(time.slice(3, 5), 10);
}

function offsetText(minutes: number): string {
  const distance = Math.floor(Math.abs(minutes));
  return `${minutes < 0 ? "-" : "+"}${twoDigits(Math.floor(distance / 60))}:${twoDigits(distance % 60)}`;
}

export function twoDigits(count: number): string {
  return count.toString().padStart(2, "0");
}
