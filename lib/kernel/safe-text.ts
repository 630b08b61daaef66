import { TENS } from "./safe-integer.ts";

/**
 * Decimals of safe integers as text. Explanations are made of such texts, ten for a UDR: digits are looked up by threes, because to
 * ask for the text of a bigint, or of a number above 2^31, takes longer than to rate the usage.
 */
const PLACES = 3;
const THOUSAND = 1000;

/** "000" to "999", and shorter ones by the number of their digits. */
const DIGITS = Array.from({ length: PLACES + 1 }, (_, places) =>
  Array.from({ length: TENS[places] ?? 0 }, (_unused, value) => value.toString().padStart(places, "0")),
);

/** "000" to "999" without the zeros at the end, and the same after a point. */
const SHORT_DIGITS = Array.from({ length: THOUSAND }, (_, value) => value.toString().padStart(PLACES, "0").replace(/0+$/, ""));
const SHORT_FRACTIONS = SHORT_DIGITS.map((digits) => (digits === "" ? "" : `.${digits}`));

const WHOLES = Array.from({ length: THOUSAND }, (_, value) => value.toString());

/** `unscaled × 10^-scale` in plain notation, without zeros at the end of the fraction: "12.5". The scale is at most 15. */
export function shortText(unscaled: number, scale: number): string {
  if (scale === 0 || unscaled === 0) return `${unscaled}`;
  if (unscaled < 0) return `-${shortText(-unscaled, scale)}`;
  const whole = wholePart(unscaled, scale);
  const rest = unscaled - whole * ten(scale);
  if (scale <= PLACES) return wholeText(whole) + (SHORT_FRACTIONS[rest * ten(PLACES - scale)] ?? "");
  return rest === 0 ? wholeText(whole) : `${wholeText(whole)}.${shortDigits(rest, scale)}`;
}

/** The same with all places of the scale: "12.50". */
export function fixedText(unscaled: number, scale: number): string {
  if (scale === 0) return `${unscaled}`;
  if (unscaled < 0) return `-${fixedText(-unscaled, scale)}`;
  const whole = wholePart(unscaled, scale);
  return `${wholeText(whole)}.${fixedDigits(unscaled - whole * ten(scale), scale)}`;
}

function wholeText(whole: number): string {
  return WHOLES[whole] ?? `${whole}`;
}

function wholePart(unscaled: number, scale: number): number {
  const whole = Math.floor(unscaled / ten(scale));
  // The quotient of doubles may have been rounded up to the next integer; the product, which is exact, tells.
  return whole * ten(scale) > unscaled ? whole - 1 : whole;
}

function shortDigits(rest: number, places: number): string {
  if (places <= PLACES) return SHORT_DIGITS[rest * ten(PLACES - places)] ?? "";
  const first = Math.floor(rest / ten(places - PLACES));
  const others = rest - first * ten(places - PLACES);
  return others === 0 ? (SHORT_DIGITS[first] ?? "") : (DIGITS[PLACES]?.[first] ?? "") + shortDigits(others, places - PLACES);
}

function fixedDigits(rest: number, places: number): string {
  if (places <= PLACES) return DIGITS[places]?.[rest] ?? "";
  const first = Math.floor(rest / ten(places - PLACES));
  return (DIGITS[PLACES]?.[first] ?? "") + fixedDigits(rest - first * ten(places - PLACES), places - PLACES);
}

function ten(exponent: number): number {
  return TENS[exponent] ?? Number.NaN;
}
