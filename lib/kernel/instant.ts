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
  const day = Number(text.slice(8, 10));
  const lastDay = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  return day <= lastDay ? (millis as Instant) : null;
}

/** "2026-03-03T00:14:00.000Z" */
export function instantToString(instant: Instant): string {
  return new Date(instant).toISOString();
}

export function plusMillis(instant: Instant, millis: number): Instant {
  const moved = instant + millis;
  return (Math.abs(moved) > LATEST ? Math.sign(moved) * LATEST : moved) as Instant;
}
