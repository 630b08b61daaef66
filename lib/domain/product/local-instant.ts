import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime, offsetMillis, type WallTime } from "#lib/kernel/zone.ts";

/** "2026-11-21T18:00", "2026-11-21 18:00", or a day, which means its first moment. */
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

export type LocalReading = {
  readonly instant: Instant;
  /** On a day on which the clocks change, a reading may come twice, or never. */
  readonly occurs: "once" | "twice" | "never";
};

/** What a clock on the wall of the zone showed, as people type it. Null for what is no date and time. */
export function readLocal(text: string, zone: string): LocalReading | null {
  const match = LOCAL.exec(text.trim());
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number.parseInt(part ?? "0", 10));
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const wall = { year, month, day, hour, minute, second };
  const instant = instantOfWallTime(wall, zone);
  return { instant, occurs: shows(instant, { wall, zone }) ? (again(instant, zone) ? "twice" : "once") : "never" };
}

/** "2026-11-21T18:00", as a field for it holds it. */
export function localMinute(instant: Instant, zone: string): string {
  const { year, month, day, hour, minute } = localTime(instant, zone);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

type OnWall = { readonly wall: WallTime; readonly zone: string };

function shows(instant: Instant, { wall, zone }: OnWall): boolean {
  const local = localTime(instant, zone);
  return local.day === wall.day && local.hour === wall.hour && local.minute === wall.minute;
}

/** Whether the clocks show the same once more, because they go back soon after. */
function again(instant: Instant, zone: string): boolean {
  const later = offsetMillis(instantFromMillis(instant + DAY), zone);
  const back = offsetMillis(instant, zone) - later;
  return back > 0 && offsetMillis(instantFromMillis(instant + back), zone) === later;
}

const DAY = 86_400_000;

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const two = (value: number) => String(value).padStart(2, "0");
