import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimal,
  decimalToString,
  normalise,
  parseDecimal,
  rescale,
  subtractDecimals,
  ZERO,
} from "#lib/kernel/decimal.ts";
import type { Landmarks } from "./landmarks.ts";

const ONE = decimal("1");

/** As many digits as an integer may have, so that a beginning is tried with every length. */
const MOST_DIGITS = 15;
const MOST_OTHER_BEGINNINGS = 300;

/**
 * A number for each stretch that the landmarks leave: every landmark, one between each two, one below and one above all; with
 * `decimals` at most, where the type limits them. Where beginnings of the text count too, the numbers just beside the landmarks and
 * at both ends of what begins so, and of what begins otherwise: nothing else can be told apart.
 */
export function sampleNumbers({ values, beginnings }: Landmarks, decimals: number | null): readonly string[] {
  const points = [...values.flatMap(toDecimal)].sort(compareDecimals);
  const besides = beginnings.length === 0 ? [] : points.flatMap((point) => neighboursOf(point, decimals));
  return [
    ...points.map((point) => decimalToString(normalise(point))),
    ...samplesAround(points, decimals).map(decimalToString),
    ...besides.map(decimalToString),
    ...[...beginnings, ...otherBeginnings(beginnings)].flatMap(numbersBeginningWith),
    // Where numbers are compared as text, another spelling of the same number is another value.
    ...values.filter((text) => parseDecimal(text) !== null).flatMap((text) => [text, text.includes(".") ? `${text}0` : `${text}.0`]),
  ];
}

/** Where a number can part from the beginnings: what they have in common up to some place, and then another character. */
function otherBeginnings(beginnings: readonly string[]): readonly string[] {
  const ways = new Set(beginnings.flatMap((beginning) => Array.from(beginning, (_, length) => beginning.slice(0, length))));
  const others = [...ways].flatMap((way) => Array.from("0123456789.-", (character) => way + character));
  const known = new Set(beginnings);
  const isOther = (text: string) =>
    !ways.has(text) && !Array.from(text, (_, index) => text.slice(0, index + 1)).some((part) => known.has(part));
  return others
    .filter(isOther)
    .sort((left, right) => left.length - right.length)
    .slice(0, MOST_OTHER_BEGINNINGS);
}

function toDecimal(text: string): readonly Decimal[] {
  const value = parseDecimal(text);
  return value === null ? [] : [value];
}

function samplesAround(points: readonly Decimal[], decimals: number | null): readonly Decimal[] {
  const [least, most] = [points[0], points.at(-1)];
  if (least === undefined || most === undefined) return [ONE, ZERO];
  const between = points.flatMap((point, index) => {
    const next = points[index + 1];
    return next === undefined ? [] : numberBetween({ low: point, high: next }, decimals);
  });
  // What charges multiply by must not be negative, so a number below all is one that is not, if possible.
  const below = compareDecimals(least, ZERO) > 0 ? [...numberBetween({ low: ZERO, high: least }, decimals), ZERO] : [];
  return [...below, ...between, addDecimals(integerBelow(most), ONE), subtractDecimals(integerBelow(least), ONE)];
}

/** A number strictly between the two with as few decimals as it takes; none when none exists with so few. */
function numberBetween({ low, high }: { readonly low: Decimal; readonly high: Decimal }, decimals: number | null): readonly Decimal[] {
  const finest = decimals ?? Math.max(low.scale, high.scale) + 1;
  for (let scale = 0; scale <= finest; scale += 1) {
    const candidate = { unscaled: floorAt(low, scale) + 1n, scale };
    if (compareDecimals(candidate, high) < 0) return [candidate];
  }
  return [];
}

function neighboursOf(point: Decimal, decimals: number | null): readonly Decimal[] {
  const scales = [0, ...(decimals === 0 ? [] : [Math.min(point.scale + 1, decimals ?? point.scale + 1)])];
  return scales.flatMap((scale) => [
    { unscaled: floorAt(point, scale) + 1n, scale },
    { unscaled: floorAt(point, scale) - (isWhole(point, scale) ? 1n : 0n), scale },
  ]);
}

function numbersBeginningWith(beginning: string): readonly string[] {
  const lengths = Array.from({ length: MOST_DIGITS + 1 }, (_, length) => length);
  const texts = lengths.flatMap((length) => [`${beginning}${"0".repeat(length)}`, `${beginning}${"9".repeat(length)}`]);
  return [...texts, `${beginning}.5`].filter((text) => parseDecimal(text) !== null);
}

function integerBelow(value: Decimal): Decimal {
  return { unscaled: floorAt(value, 0), scale: 0 };
}

function isWhole(value: Decimal, scale: number): boolean {
  return compareDecimals({ unscaled: floorAt(value, scale), scale }, value) === 0;
}

/** The largest number with that many decimals that is not above the value, as its unscaled integer. */
function floorAt(value: Decimal, scale: number): bigint {
  if (scale >= value.scale) return rescale(value, scale);
  const unit = rescale({ unscaled: 1n, scale: 0 }, value.scale - scale);
  const quotient = value.unscaled / unit;
  return value.unscaled < 0n && value.unscaled % unit !== 0n ? quotient - 1n : quotient;
}
