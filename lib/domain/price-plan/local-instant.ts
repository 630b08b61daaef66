import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";

/** The instant at which a clock in the zone shows that text ("2026-11-22T00:00"); null for a date or time that does not exist. */
export function instantOfLocalText(local: string, zone: string): Instant | null {
  const asUtc = parseInstant(`${local}Z`);
  return asUtc === null ? null : instantOfWallTime(localTime(asUtc, "UTC"), zone);
}

/** What the clock in the zone shows, to the minute, as a datetime-local field holds it. */
export function localTextOf(instant: Instant, zone: string): string {
  const { year, month, day, hour, minute } = localTime(instant, zone);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
