import type { Instant } from "#lib/kernel/instant.ts";
import { localMinute, readLocal } from "../product/local-instant.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * When the day "2027-01-01" begins on the clocks of the zone: at midnight, or at the first moment after it where the clocks skip midnight. Null
 * for what is no day, and for one that the zone never had.
 */
export function beginningOfDay(day: string, zone: string): Instant | null {
  const read = DAY.test(day) ? readLocal(day, zone) : null;
  return read !== null && localMinute(read.instant, zone).startsWith(day) ? read.instant : null;
}

/** The day that begins at that instant; null where none does. */
export function dayBeginningAt(instant: Instant, zone: string): string | null {
  const day = localMinute(instant, zone).slice(0, 10);
  return beginningOfDay(day, zone) === instant ? day : null;
}
