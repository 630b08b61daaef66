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
  const day = Math.floor(instant / DAY);
  const millis = instant - day * DAY;
  const seconds = Math.floor(millis / 1000);
  const minutes = Math.floor(seconds / 60);
  const time = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
  return `${dateText(day)}T${time}.${threeDigits(millis - seconds * 1000)}Z`;
}

const DAY = 86_400_000;

const PLACES = 4096;
const dateTexts: ({ readonly day: number; readonly text: string } | null)[] = Array.from({ length: PLACES }, () => null);

/** Explanations name instants by the million, of a few years: eleven years of days have a place of their own. */
function dateText(day: number): string {
  const place = day & (PLACES - 1);
  const known = dateTexts[place];
  if (known?.day === day) return known.text;
  const text = new Date(day * DAY).toISOString().slice(0, -"T00:00:00.000Z".length);
  dateTexts[place] = { day, text };
  return text;
}

export function plusMillis(instant: Instant, millis: number): Instant {
  const moved = instant + millis;
  return (Math.abs(moved) > LATEST ? Math.sign(moved) * LATEST : moved) as Instant;
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, count) => count.toString().padStart(2, "0"));

function twoDigits(count: number): string {
  return TWO_DIGITS[count] ?? count.toString();
}

function threeDigits(count: number): string {
  return count === 0 ? "000" : count.toString().padStart(3, "0");
}
