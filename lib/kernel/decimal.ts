import { fault } from "./assert.ts";

/**
 * An exact decimal: `unscaled × 10^-scale`. Rates and quantities are decimals from the wire to the database; no
 * `number` touches them. Two decimals of one value may differ in scale (1.5 and 1.50); `compareDecimals` sees them equal.
 */
export type Decimal = { readonly unscaled: bigint; readonly scale: number };

/** Digits allowed on each side of the point of a rate or a quantity (design: more is refused with its path, never rounded). */
export const MAXIMUM_INTEGER_DIGITS = 12;
export const MAXIMUM_FRACTION_DIGITS = 12;

export const ZERO: Decimal = { unscaled: 0n, scale: 0 };
export const ONE: Decimal = { unscaled: 1n, scale: 0 };

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * Reads plain notation ("-12.50"; no exponent, no leading zeros, no plus sign, no blanks).
 * Null when the text is anything else. The number of digits is not limited here: see `fitsRate`.
 */
export function parseDecimal(text: string): Decimal | null {
  if (!PLAIN.test(text)) return null;
  const point = text.indexOf(".");
  if (point < 0) return { unscaled: BigInt(text), scale: 0 };
  return { unscaled: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

/** As `parseDecimal`, for text that was checked before or comes from the database. */
export function decimal(text: string): Decimal {
  return parseDecimal(text) ?? fault(`not a decimal: ${JSON.stringify(text)}`);
}

/** At most 12 integer and 12 fraction digits, trailing zeros not counted. */
export function fitsRate(value: Decimal): boolean {
  const { unscaled, scale } = normalise(value);
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().length;
  return scale <= MAXIMUM_FRACTION_DIGITS && digits - scale <= MAXIMUM_INTEGER_DIGITS;
}

/** The digits as they are, scale kept: "12.50" stays "12.50". */
export function decimalToString({ unscaled, scale }: Decimal): string {
  if (scale === 0) return unscaled.toString();
  const sign = unscaled < 0n ? "-" : "";
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Without trailing zeros of the fraction: 12.50 → 12.5, 3.000 → 3. */
export function normalise(value: Decimal): Decimal {
  let { unscaled, scale } = value;
  while (scale > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale -= 1;
  }
  return { unscaled, scale };
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { unscaled: rescale(left, scale) + rescale(right, scale), scale };
}

export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  return addDecimals(left, negateDecimal(right));
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return { unscaled: left.unscaled * right.unscaled, scale: left.scale + right.scale };
}

export function negateDecimal({ unscaled, scale }: Decimal): Decimal {
  return { unscaled: -unscaled, scale };
}

/** Negative, zero or positive, as the left is below, equal to or above the right. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = rescale(left, scale) - rescale(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The unscaled integer at a larger or equal scale. Shrinking would lose digits, so it is a fault. */
export function rescale({ unscaled, scale }: Decimal, to: number): bigint {
  if (to < scale) return fault(`cannot shrink a decimal of scale ${scale} to ${to}`);
  return unscaled * powerOfTen(to - scale);
}

export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
