import { compareDecimals, decimal, decimalToString, normalise, parseDecimal, ZERO } from "#lib/kernel/decimal.ts";

const MOST_DECIMALS = 6;
const HUNDRED = decimal("100");

/** What a tax rate may be, for the form, the border and the import alike. */
export function percentProblem(text: string): string | null {
  const value = parseDecimal(text.trim());
  if (value === null) return "A percentage with a point for decimals, such as 19 or 5.5.";
  if (normalise(value).scale > MOST_DECIMALS) return `At most ${MOST_DECIMALS} decimals.`;
  return compareDecimals(value, ZERO) < 0 || compareDecimals(value, HUNDRED) > 0 ? "A percentage from 0 to 100." : null;
}

/** Two ways to write one percentage ("10", "10.0") are one. Anything else is left as it is. */
export function shortPercent(text: string): string {
  const value = parseDecimal(text.trim());
  return value === null ? text : decimalToString(normalise(value));
}
