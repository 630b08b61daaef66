import { fault } from "./assert.ts";
import { decimalToString, parseDecimal, powerOfTen } from "./decimal.ts";
import { divideRounded, type RoundingMode } from "./rounding.ts";
import { isSafe, TENS } from "./safe-integer.ts";
import { fixedText, shortText } from "./safe-text.ts";

/**
 * An amount of money in millionths of the currency's unit (€10.00 = 10_000_000n). RBIs, ledger and wallet keep six
 * decimals; only a bill's total is rounded to the minor unit. The currency stands beside it, once per record.
 */
export type Micros = bigint;

export const MONEY_DECIMALS = 6;
const MAXIMUM_MICROS = powerOfTen(12 + MONEY_DECIMALS) - 1n;

/** Reads "10", "10.00" or "-0.000001". Null for other notation, more than 6 decimals or more than 12 integer digits. */
export function parseMicros(text: string): Micros | null {
  const value = parseDecimal(text);
  if (value === null || value.scale > MONEY_DECIMALS) return null;
  const result = value.unscaled * powerOfTen(MONEY_DECIMALS - value.scale);
  return fitsMoney(result) ? result : null;
}

/** As `parseMicros`, for text that was checked before or comes from the database. */
export function micros(text: string): Micros {
  return parseMicros(text) ?? fault(`not an amount of money: ${JSON.stringify(text)}`);
}

export function fitsMoney(amount: Micros): boolean {
  return amount <= MAXIMUM_MICROS && amount >= -MAXIMUM_MICROS;
}

/** "10.000000" cut to `digits` decimals, more where the amount has more: never loses a digit. */
export function microsToString(amount: Micros, digits: number = MONEY_DECIMALS): string {
  const number = Number(amount);
  if (isSafe(number) && digits <= MONEY_DECIMALS) return safeToString(number, digits);
  const text = decimalToString({ unscaled: amount, scale: MONEY_DECIMALS });
  const point = text.length - MONEY_DECIMALS - 1;
  let end = text.length;
  while (end > point + 1 + digits && text[end - 1] === "0") end -= 1;
  return text.slice(0, end === point + 1 ? point : end);
}

function safeToString(amount: number, digits: number): string {
  const step = TENS[MONEY_DECIMALS - digits] ?? 1;
  return amount % step === 0 ? fixedText(amount / step, digits) : shortText(amount, MONEY_DECIMALS);
}

/** Rounds to `digits` decimals (0 to 6). */
export function roundMicros(amount: Micros, digits: number, mode: RoundingMode = "half-away-from-zero"): Micros {
  const step = powerOfTen(MONEY_DECIMALS - digits);
  return divideRounded(amount, step, mode) * step;
}

export function absoluteMicros(amount: Micros): Micros {
  return amount < 0n ? -amount : amount;
}

export function sumMicros(amounts: Iterable<Micros>): Micros {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}
