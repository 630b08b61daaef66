import { isCurrency, minorDigits } from "#lib/kernel/currency.ts";
import { decimalToString, normalise, parseDecimal } from "#lib/kernel/decimal.ts";

/**
 * "€5.00", "−€0.0125", "JP¥500": at least the currency's own decimals, never a digit lost. A fraction stays one: "€10/3". Words
 * are asked for drafts as well, whose currency may not be known: then no decimals are added.
 */
export function moneyInWords(amount: string, currency: string): string {
  const sign = amount.startsWith("-") ? "−" : "";
  return `${sign}${symbolOf(currency)}${digitsOf(amount.replace(/^-/, ""), isCurrency(currency) ? minorDigits(currency) : 0)}`;
}

/** "−€0.50" of 0.50: what is taken off. */
export function negativeInWords(amount: string, currency: string): string {
  return moneyInWords(amount.startsWith("-") ? amount.slice(1) : `-${amount}`, currency);
}

function digitsOf(amount: string, least: number): string {
  const value = parseDecimal(amount);
  if (value === null) return amount;
  const [whole = "0", fraction = ""] = decimalToString(normalise(value)).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const decimals = fraction.padEnd(least, "0");
  return decimals === "" ? grouped : `${grouped}.${decimals}`;
}

/** Asking Intl costs more than all the rest of a sentence, and a quote may ask for thousands. There are few currencies. */
const symbols = new Map<string, string>();

function symbolOf(currency: string): string {
  const known = symbols.get(currency);
  if (known !== undefined) return known;
  const symbol = readSymbol(currency);
  if (isCurrency(currency)) symbols.set(currency, symbol);
  return symbol;
}

/** "€", or the code and a blank where the currency has no sign of its own. */
function readSymbol(currency: string): string {
  const parts = new Intl.NumberFormat("en-GB", { style: "currency", currency }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === "currency")?.value ?? currency;
  return symbol === currency ? `${currency} ` : symbol;
}
