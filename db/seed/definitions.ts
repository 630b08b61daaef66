import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime } from "#lib/kernel/zone.ts";
import type { Database } from "../connection.ts";
import { nextId } from "../ids.ts";

/** Aluxsat Co. of seed 002 sits in Cyprus; its worked example speaks of local time. */
export const ALUXSAT_ZONE = "Europe/Nicosia";

export function aluxsatDay(year: number, month: number, day: number): Instant {
  return instantOfWallTime({ year, month, day }, ALUXSAT_ZONE);
}

/** Before anything of the demo happened. */
export const ALUXSAT_FOUNDED = aluxsatDay(2026, 1, 1);

export function definitionId(database: Database): Promise<number> {
  return nextId(database, "definition");
}

export function daysAfter(instant: Instant, days: number): Instant {
  return instantFromMillis(instant + days * 86_400_000);
}
