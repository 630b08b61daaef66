import { fault } from "./assert.ts";
import { isSafe } from "./safe-integer.ts";
import { shortText } from "./safe-text.ts";

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

const MINUS = 45;
const DIGIT_0 = 48;
/** As far from the digit 0 as the point is. */
const POINT = -2;

/** So many digits are below 2^53 whatever they are, so a number holds them exactly. */
const SAFE_DIGITS = 15;

/**
 * Reads plain notation ("-12.50"; no exponent, no leading zeros, no plus sign, no blanks).
 * Null when the text is anything else. The number of digits is not limited here: see `fitsRate`.
 */
export function parseDecimal(text: string): Decimal | null {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let point = text.length;
  // Digit by digit: a million usage amounts a second pass here, and a pattern with two slices takes thrice as long.
  let digits = 0;
  for (let index = start; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - DIGIT_0;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === POINT && point === text.length) point = index;
    else return null;
  }
  const hasLeadingZero = text.charCodeAt(start) === DIGIT_0 && point > start + 1;
  if (point === start || point === text.length - 1 || hasLeadingZero) return null;
  const scale = point === text.length ? 0 : text.length - point - 1;
  if (text.length - start <= SAFE_DIGITS) return { unscaled: BigInt(start === 0 ? digits : -digits), scale };
  return { unscaled: BigInt(text.slice(0, point) + text.slice(point + 1)), scale };
}

/** As `parseDecimal`, for text that was checked before or comes from the database. */
export function decimal(text: string): Decimal {
  return parseDecimal(text) ?? fault(`not a decimal: ${JSON.stringify(text)}`);
}

/** At most 12 integer and 12 fraction digits, trailing zeros not counted. */
export function fitsRate(value: Decimal): boolean {
  const limit = powerOfTen(value.scale + MAXIMUM_INTEGER_DIGITS);
  if (value.unscaled >= limit || value.unscaled <= -limit) return false;
  return value.scale <= MAXIMUM_FRACTION_DIGITS || value.unscaled % powerOfTen(value.scale - MAXIMUM_FRACTION_DIGITS) === 0n;
}

/** The digits as they are, scale kept: "12.50" stays "12.50". */
export function decimalToString({ unscaled, scale }: Decimal): string {
  if (scale === 0) return unscaled.toString();
  const sign = unscaled < 0n ? "-" : "";
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** `decimalToString(normalise(value))`, without a division for each zero. */
export function decimalToShortString({ unscaled, scale }: Decimal): string {
  const number = Number(unscaled);
  if (isSafe(number) && scale <= SAFE_DIGITS) return shortText(number, scale);
  if (scale === 0 || unscaled === 0n) return unscaled.toString();
  const sign = unscaled < 0n ? "-" : "";
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString();
  let end = digits.length;
  let places = scale;
  while (places > 0 && digits.charCodeAt(end - 1) === DIGIT_0) {
    end -= 1;
    places -= 1;
  }
  if (places === 0) return sign + digits.slice(0, end);
  if (end > places) return `${sign}${digits.slice(0, end - places)}.${digits.slice(end - places, end)}`;
  return `${sign}0.${digits.slice(0, end).padStart(places, "0")}`;
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
  if (left.scale === right.scale) return { unscaled: left.unscaled + right.unscaled, scale: left.scale };
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
  const first = rescale(left, scale);
  const second = rescale(right, scale);
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The unscaled integer at a larger or equal scale. Shrinking would lose digits, so it is a fault. */
export function rescale({ unscaled, scale }: Decimal, to: number): bigint {
  if (to < scale) return fault(`cannot shrink a decimal of scale ${scale} to ${to}`);
  return to === scale ? unscaled : unscaled * powerOfTen(to - scale);
}

const POWERS_OF_TEN = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
  return POWERS_OF_TEN[exponent] ?? 10n ** BigInt(exponent);
}
