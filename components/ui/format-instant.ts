import type { Instant } from "#lib/kernel/instant.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { type LocalTime, localTime } from "#lib/kernel/zone.ts";

/** Own names: the short forms of months differ between versions of the browsers' data ("Sep", "Sept"). */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

export type InstantStyle = "minute" | "second" | "date" | "time" | "weekday";

/** "21 Nov 2026, 02:14" on the wall clock of `zone`. */
export function formatInstant(instant: Instant, zone: string, style: InstantStyle = "minute"): string {
  const local = localTime(instant, zone);
  const date = `${local.day} ${MONTHS[local.month - 1] ?? ""} ${local.year}`;
  const time = `${two(local.hour)}:${two(local.minute)}`;
  if (style === "date") return date;
  if (style === "time") return time;
  if (style === "second") return `${date}, ${time}:${two(local.second)}`;
  if (style === "weekday") return `${WEEKDAYS[local.weekday] ?? ""} ${date}, ${time}`;
  return `${date}, ${time}`;
}

/** "UTC+2", "UTC−3:30", "UTC": which of two equal readings it is when the clocks go back. */
export function formatOffset(instant: Instant, zone: string): string {
  const { offsetMinutes } = localTime(instant, zone);
  if (offsetMinutes === 0) return "UTC";
  const size = Math.abs(offsetMinutes);
  const minutes = size % 60 === 0 ? "" : `:${two(size % 60)}`;
  return `UTC${offsetMinutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${minutes}`;
}

/** For the tooltip: the instant itself, beyond doubt. */
export function describeInstant(instant: Instant, zone: string): string {
  return `${instantToString(instant)} · ${zone} ${formatOffset(instant, zone)}`;
}

/** "2026-11-21T02:14", what a datetime-local field holds. */
export function localText(instant: Instant, zone: string): string {
  return localTimeText(localTime(instant, zone));
}

function localTimeText({ year, month, day, hour, minute }: LocalTime): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** "00:01" of a minute of the day; 1,440 is "24:00", the end of the day. */
export function formatMinuteOfDay(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
