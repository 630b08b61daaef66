import { decimal, decimalToString, normalise } from "#lib/kernel/decimal.ts";
import type { Band } from "#lib/rating/charges/bands.ts";
import type { Segment } from "#lib/rating/charges/segment.ts";

/** "up to 10", "beyond 10"; null where one band takes all there is. */
export function bandInWords(bands: readonly Band[], index: number): string | null {
  const upTo = bands[index]?.upTo ?? null;
  if (upTo !== null) return `up to ${quantityInWords(upTo)}`;
  const before = bands[index - 1]?.upTo ?? null;
  return before === null ? null : `beyond ${quantityInWords(before)}`;
}

/** "from 60"; null where one segment takes all there is. */
export function segmentInWords(segments: readonly Segment[], index: number): string | null {
  const from = segments[index]?.from;
  return from === undefined || segments.length === 1 ? null : `from ${quantityInWords(from)}`;
}

/** The same words for the same number, however many zeros were written. */
export function quantityInWords(text: string): string {
  return decimalToString(normalise(decimal(text)));
}
