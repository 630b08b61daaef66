import type { Currency } from "#lib/kernel/currency.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import { moneyInWords as textInWords } from "#lib/rating/words/money-in-words.ts";

/** "€10.00", "−€5.00": an amount inside a sentence, no digit lost. */
export function moneyInWords(amount: Micros, currency: Currency): string {
  return textInWords(microsToString(amount), currency);
}
