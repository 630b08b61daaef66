import type { Instant } from "#lib/kernel/instant.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "3 days", "1 hour", "12 minutes"; what has just come has waited less than a minute. Begun units do not count. */
export function waitedInWords(since: Instant, now: Instant): string {
  const millis = Math.max(0, now - since);
  if (millis >= DAY) return counted(millis, DAY, "day");
  if (millis >= HOUR) return counted(millis, HOUR, "hour");
  return millis >= MINUTE ? counted(millis, MINUTE, "minute") : "less than a minute";
}

function counted(millis: number, unit: number, name: string): string {
  const count = Math.floor(millis / unit);
  return count === 1 ? `1 ${name}` : `${count.toLocaleString("en-GB")} ${name}s`;
}
