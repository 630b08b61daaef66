/** A point on the UTC time line, in whole milliseconds since 1970. Wall-clock rules name their zone (`zone.ts`). */
export type Instant = number & { readonly instant: unique symbol };

const OFFSET_REQUIRED = /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const LATEST = 8.64e15;

export function instantFromMillis(millis: number): Instant {
  return Math.trunc(millis) as Instant;
}

/**
 * Reads ISO 8601 with an offset or Z. Null without one (local time has no instant), for a date that does not exist, and for
 * years before 1000, in which no usage happened and calendars disagree.
 */
export function parseInstant(text: string): Instant | null {
  if (!OFFSET_REQUIRED.test(text)) return null;
  const millis = Date.parse(text);
  if (Number.isNaN(millis)) return null;
  const dayText = text.slice(8, 10);
  // Every month has that many days, so most usage need not ask the calendar.
  if (dayText <= "28") return millis as Instant;
  const day = Number(dayText);
  const lastDay = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  return day <= lastDay ? (millis as Instant) : null;
}

/** "2026-03-03T00:14:00.000Z" */
export function instantToString(instant: Instant): string {
  const minute = Math.floor(instant / MINUTE);
  const millis = instant - minute * MINUTE;
  const second = Math.floor(millis / 1000);
  return minuteText(minute) + ((SECONDS[second] ?? "") + (MILLIS[millis - second * 1000] ?? ""));
}

const MINUTE = 60_000;
const MINUTES_OF_A_DAY = 1440;
const DAY = MINUTE * MINUTES_OF_A_DAY;

/** "00." to "59." */
const SECONDS = Array.from({ length: 60 }, (_, second) => `${second.toString().padStart(2, "0")}.`);

/** "000Z" to "999Z" */
const MILLIS = Array.from({ length: 1000 }, (_, millis) => `${millis.toString().padStart(3, "0")}Z`);

const PLACES = 4096;

type Kept = { readonly count: number; readonly text: string } | null;

/** Remembers a text by a count of days or minutes. Explanations name instants by the million, and most are near the one before. */
function remembered(make: (count: number) => string): (count: number) => string {
  const places = Array.from({ length: PLACES }, (): Kept => null);
  return (count) => {
    const place = count & (PLACES - 1);
    const known = places[place];
    if (known?.count === count) return known.text;
    const text = make(count);
    places[place] = { count, text };
    return text;
  };
}

/** "2026-03-03" */
const dateText = remembered((day) => new Date(day * DAY).toISOString().slice(0, -"T00:00:00.000Z".length));

/** "2026-03-03T00:14:" */
const minuteText = remembered((minute) => {
  const day = Math.floor(minute / MINUTES_OF_A_DAY);
  const ofDay = minute - day * MINUTES_OF_A_DAY;
  return `${dateText(day)}T${twoDigits(Math.floor(ofDay / 60))}:${twoDigits(ofDay % 60)}:`;
});

export function plusMillis(instant: Instant, millis: number): Instant {
  const moved = instant + millis;
  return (Math.abs(moved) > LATEST ? Math.sign(moved) * LATEST : moved) as Instant;
}

function twoDigits(count: number): string {
  return count.toString().padStart(2, "0");
}
