import { type Decimal, decimal, decimalToString, rescale } from "#lib/kernel/decimal.ts";
import { divideRounded } from "#lib/kernel/rounding.ts";

export type Direction = "more" | "less" | "same";

/** Which way an amount goes: the sign, which every picture shows by its side, its pattern and its words too. */
export function directionOf(change: string): Direction {
  const { unscaled } = decimal(change);
  if (unscaled === 0n) return "same";
  return unscaled > 0n ? "more" : "less";
}

/** The same without its sign, where words or the side of a bar tell it: "-3.1" is "3.1". */
export function withoutSign(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : amount;
}

/** The amount that is farthest from nothing; "0" of none. It makes the scale of a picture. */
export function largestOf(amounts: readonly string[]): string {
  return amounts.reduce((largest, amount) => (compareSizes(amount, largest) > 0 ? withoutSign(amount) : largest), "0");
}

/** How much of `largest` an amount is, in percent with one decimal ("37.5"): the length of its bar. Signs do not count. */
export function shareOf(amount: string, largest: string): string {
  const [part, whole] = commonSizes(amount, largest);
  return whole === 0n ? "0.0" : decimalToString({ unscaled: divideRounded(part * 1000n, whole, "half-away-from-zero"), scale: 1 });
}

export type HeatStep = 0 | 1 | 2 | 3 | 4;

/** The colour of a cell: no change is 0, the greatest 4, and whatever changes at all at least 1. Which way is its own question. */
export function heatStep(change: string, largest: string): HeatStep {
  const [size, whole] = commonSizes(change, largest);
  if (size === 0n) return 0;
  if (size * 4n <= whole) return 1;
  if (size * 4n <= whole * 2n) return 2;
  return size * 4n <= whole * 3n ? 3 : 4;
}

/** The change in percent of what it changes, with one decimal; null where that is nothing. */
export function percentOf(change: string, now: string): string | null {
  const [exact, whole] = [decimal(change), decimal(now)];
  const scale = Math.max(exact.scale, whole.scale);
  const base = rescale(whole, scale);
  if (base === 0n) return null;
  const tenths = divideRounded(rescale(exact, scale) * 1000n, size(base), "half-away-from-zero");
  return decimalToString({ unscaled: tenths, scale: 1 });
}

/** Which of two amounts is farther from nothing: more than 0 when the first is. */
export function compareSizes(one: string, other: string): number {
  const [left, right] = commonSizes(one, other);
  if (left === right) return 0;
  return left > right ? 1 : -1;
}

/** As whole numbers of the same unit, without signs. */
function commonSizes(one: string, other: string): readonly [bigint, bigint] {
  const [left, right]: readonly [Decimal, Decimal] = [decimal(one), decimal(other)];
  const scale = Math.max(left.scale, right.scale);
  return [size(rescale(left, scale)), size(rescale(right, scale))];
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
