import { decimalToString, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { fill, type Messages } from "./messages.ts";

/** Without zeros that say nothing: "2.90" is 2.9. What is no decimal (a fraction, a draft's typing error) stays as it is. */
export function numberInWords(text: string): string {
  const value = parseDecimal(text);
  return value === null ? text : decimalToString(normalise(value));
}

/** "3 GB", or the bare number where nobody said what is counted. */
export function quantityInWords(text: string, unit: string | null, messages: Messages): string {
  const quantity = numberInWords(text);
  return unit === null ? quantity : fill(messages.quantity, { quantity, unit });
}

export function isNothing(text: string | undefined): boolean {
  return text === undefined || parseDecimal(text)?.unscaled === 0n;
}
