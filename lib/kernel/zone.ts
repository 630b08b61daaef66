import { fault } from "./assert.ts";
import type { Instant } from "./instant.ts";

/** A wall-clock reading in some zone. `weekday` is 0 for Monday to 6 for Sunday; `offsetMinutes` is local minus UTC. */
export type LocalTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
  readonly offsetMinutes: number;
};

const formats = new Map<string, Intl.DateTimeFormat>();

export function isTimeZone(zone: string): boolean {
  try {
    return format(zone).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** What a clock on the wall in `zone` shows. Always by converting the instant, never by arithmetic on local time. */
export function localTime(instant: Instant, zone: string): LocalTime {
  const offset = offsetMillis(instant, zone);
  const local = new Date(instant + offset);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: (local.getUTCDay() + 6) % 7,
    offsetMinutes: offset / 60_000,
  };
}

/** Local minus UTC at that instant, in milliseconds. */
export function offsetMillis(instant: Instant, zone: string): number {
  const hour = Math.floor(instant / HOUR);
  const steady = steadyOffsets(zone);
  const known = steady.get(hour);
  if (known !== undefined) return known;
  const [first, last] = [readOffset(hour * HOUR, zone), readOffset(hour * HOUR + HOUR - 1, zone)];
  // Clocks change at any second, but never twice within an hour: where both ends agree, so does all between them.
  if (first !== last) return readOffset(instant, zone);
  if (steady.size >= MOST_HOURS) steady.clear();
  steady.set(hour, first);
  return first;
}

const HOUR = 3_600_000;

/** Asking Intl costs microseconds, and usage comes by the million: a year and more of hours per zone is kept. */
const MOST_HOURS = 10_000;
const offsets = new Map<string, Map<number, number>>();

function steadyOffsets(zone: string): Map<number, number> {
  const known = offsets.get(zone);
  if (known) return known;
  const created = new Map<number, number>();
  offsets.set(zone, created);
  return created;
}

function readOffset(millis: number, zone: string): number {
  const parts = Object.fromEntries(
    format(zone)
      .formatToParts(millis)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day, hour, minute, second } = parts;
  if (year === undefined || month === undefined) return fault(`no calendar for ${zone}`);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(millis / 1000) * 1000;
}

export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
};

/**
 * The instant at which a clock in `zone` shows that reading. A reading that occurs twice gives the first; one that is
 * skipped gives the same distance after the change (02:30 in a gap of an hour is 03:30).
 */
export function instantOfWallTime(wall: WallTime, zone: string): Instant {
  const { year, month, day, hour = 0, minute = 0, second = 0 } = wall;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second) as Instant;
  const before = offsetMillis((asUtc - 86_400_000) as Instant, zone);
  const after = offsetMillis((asUtc + 86_400_000) as Instant, zone);
  const early = (asUtc - before) as Instant;
  if (offsetMillis(early, zone) === before) return early;
  const late = (asUtc - after) as Instant;
  return offsetMillis(late, zone) === after ? late : early;
}

/** The first instant of the next local day. */
export function nextMidnight(instant: Instant, zone: string): Instant {
  const { year, month, day } = localTime(instant, zone);
  return instantOfWallTime({ year, month, day: day + 1 }, zone);
}

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const created = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, created);
  return created;
}
