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

/** When and how far the clocks of a zone stand from UTC. Intl is asked while the table grows, never for an answer. */
export type ZoneOffsets = {
  /** Local minus UTC at that instant, in milliseconds. */
  readonly offsetAt: (instant: Instant) => number;
  /** A later instant before which the offset does not change. It need not change there: a quick bound, not a transition. */
  readonly steadyUntil: (instant: Instant) => Instant;
  /** The first instant after `after` and before `until` at which the offset is another than just before. */
  readonly nextTransition: (after: Instant, until: Instant) => Instant | null;
};

export function isTimeZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  try {
    return formatOf(zone).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The table of a zone, the same one every time. A name that is no zone is refused by Intl when the table is asked. */
export function zoneOffsets(zone: string): ZoneOffsets {
  const known = zones.get(zone);
  if (known) return known;
  const created = offsetsOf(zone);
  // Names come from documents, in any spelling that Intl takes: neither nonsense nor every spelling is kept for ever.
  if (!isTimeZone(zone)) return created;
  if (zones.size >= MOST_ZONES) zones.clear();
  zones.set(zone, created);
  return created;
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
  return zoneOffsets(zone).offsetAt(instant);
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

const zones = new Map<string, ZoneOffsets>();
const MOST_ZONES = 1000;

/** A stretch of time with one offset, half-open. */
type Stretch = { readonly from: number; readonly until: number; readonly offset: number };

const DAY = 86_400_000;

/** The table grows by so much at a time: a millisecond's work, which most processes do two or three times per zone. */
const CHUNK = 256 * DAY;

/** Before 1844 no zone had changed its clocks. */
const EARLIEST = Date.UTC(1840, 0, 1);

/** No list of single years, such as those of Ramadan, reaches as far: from then on every year has the same rules. */
const RULES_ONLY = Date.UTC(2100, 0, 1);

/** The Gregorian calendar repeats itself, weekdays included, and with it all that such rules come to. */
const CALENDAR_CYCLE = 146_097 * DAY;
const LATEST = RULES_ONLY + CALENDAR_CYCLE;
const CHUNKS = Math.ceil((LATEST - EARLIEST) / CHUNK);

/** The same offset holds at both, and the table stays small whatever instant is asked for. */
function folded(instant: number): number {
  if (instant < EARLIEST) return EARLIEST;
  return instant < LATEST ? instant : RULES_ONLY + ((instant - RULES_ONLY) % CALENDAR_CYCLE);
}

function offsetsOf(zone: string): ZoneOffsets {
  const chunks = Array.from({ length: CHUNKS }, (): readonly Stretch[] | null => null);
  // Usage comes in the order of time, so the stretch that answered last mostly answers again.
  let last: Stretch = { from: 0, until: 0, offset: 0 };
  const stretchAt = (instant: number): Stretch => {
    if (instant >= last.from && instant < last.until) return last;
    const moment = folded(instant);
    const index = Math.floor((moment - EARLIEST) / CHUNK);
    const chunk = chunks[index] ?? readChunk(index, zone);
    chunks[index] = chunk;
    for (const stretch of chunk) {
      if (moment >= stretch.until) continue;
      last = stretch;
      return stretch;
    }
    return fault(`no offset in ${zone} at ${instant}`);
  };
  const steadyUntil = (instant: Instant): Instant => (instant + stretchAt(instant).until - folded(instant)) as Instant;
  return {
    offsetAt: (instant) => stretchAt(instant).offset,
    steadyUntil,
    nextTransition: (after, until) => {
      const { offset } = stretchAt(after);
      for (let at = steadyUntil(after); at < until; at = steadyUntil(at)) {
        if (stretchAt(at).offset !== offset) return at;
      }
      return null;
    },
  };
}

/**
 * Looks every other day: no two changes in the history of clocks that undo each other are less than three days apart. Rules that
 * return every year have months between.
 */
function readChunk(index: number, zone: string): readonly Stretch[] {
  const format = formatOf(zone);
  const start = EARLIEST + index * CHUNK;
  const end = Math.min(start + CHUNK, LATEST);
  const step = (start < RULES_ONLY ? 2 : 16) * DAY;
  const stretches: Stretch[] = [];
  let [from, offset] = [start, readOffset(start, format)];
  for (let look = start; look < end; look += step) {
    const until = Math.min(look + step, end);
    const next = readOffset(until, format);
    while (offset !== next) {
      const change = firstChange({ from: Math.max(from, look), until, offset }, format);
      stretches.push({ from, until: change, offset });
      [from, offset] = [change, readOffset(change, format)];
    }
  }
  return [...stretches, { from, until: end, offset }];
}

/** Where the offset of the stretch's first second ends, to the second, which is as finely as clocks are changed. */
function firstChange({ from, until, offset }: Stretch, format: Intl.DateTimeFormat): number {
  let [low, high] = [from, until];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (readOffset(middle, format) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function readOffset(millis: number, format: Intl.DateTimeFormat): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(millis)) parts[type] = Number(value);
  const { year, month, day, hour, minute, second } = parts;
  if (year === undefined || month === undefined) return fault("no calendar in this format");
  return Date.UTC(year, month - 1, day, hour, minute, second) - millis;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}
