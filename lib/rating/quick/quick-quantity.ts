import { safeInteger, TENS } from "#lib/kernel/safe-integer.ts";
import type { Usage } from "../usage.ts";

const MOST_SCALE = 9;
const MOST_WHOLE = 1e12;

/** At most 12 digits before the point, as `fitsRate` has it; few enough after it for a price to be multiplied. */
export function fitsQuickly(unscaled: number, scale: number): boolean {
  return scale <= MOST_SCALE && unscaled < MOST_WHOLE * (TENS[scale] ?? Number.NaN);
}

/** The quantity at its own scale; null for usage of 0 or less, and for figures that might leave 2^53. */
export function quickQuantity({ quantity: { unscaled, scale } }: Usage): number | null {
  const quantity = safeInteger(unscaled);
  return quantity > 0 && fitsQuickly(quantity, scale) ? quantity : null;
}
