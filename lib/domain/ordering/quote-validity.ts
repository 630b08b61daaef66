import { type Instant, parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime } from "#lib/kernel/zone.ts";
import { minuteOf } from "#lib/rating/calendar.ts";
import type { ExplainedPart, Explanation, TimeVerdict } from "#lib/rating/explanation.ts";

const LONGEST_MILLIS = 5 * 60_000;

/**
 * Until when a quote may stand on the screen: five minutes, or less where a time window of a line that was looked at opens
 * or closes earlier, or a discount begins. The order refuses another price anyway; this is so that nobody reads out one that is
 * about to change.
 */
export function quoteValidUntil(explanation: Explanation, at: Instant): Instant {
  const boundaries = [...explanation.parts.flatMap(verdictsOf).flatMap(boundariesOf), ...beginningsOf(explanation)];
  const next = boundaries.filter((boundary) => boundary > at).sort((left, right) => left - right)[0];
  const longest = plusMillis(at, LONGEST_MILLIS);
  return next !== undefined && next < longest ? next : longest;
}

function verdictsOf({ won, lost }: ExplainedPart): readonly TimeVerdict[] {
  const own = won.kind === "level" && won.time !== null ? [won.time] : [];
  const others = lost.flatMap((line) => (line.kind === "condition" && line.failed.kind === "time" ? [line.failed.verdict] : []));
  return [...own, ...others];
}

/** Of the discounts that do not hold yet. */
function beginningsOf({ discounts }: Explanation): readonly Instant[] {
  return discounts.refused.flatMap(({ why }) => (why.kind === "notYetValid" ? (parseInstant(why.from) ?? []) : []));
}

/** Both ends of every window of that local date and of the one in force, and the midnight after it, when another date's windows take over. */
function boundariesOf({ at: { zone, date }, window, windows }: TimeVerdict): readonly Instant[] {
  const [year = 0, month = 1, day = 1] = date.split("-").map((part) => Number.parseInt(part, 10));
  const written = window === null ? windows : [...windows, window];
  const minutes = [...written.flatMap((text) => text.split("-").map(minuteOf)), 24 * 60];
  return minutes.map((minute) => instantOfWallTime({ year, month, day, hour: Math.floor(minute / 60), minute: minute % 60 }, zone));
}
