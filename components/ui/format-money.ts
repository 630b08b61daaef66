import { currency as asCurrency, minorDigits } from "#lib/kernel/currency.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import { fractionDigits, isNumericText, LOCALE } from "./format-locale.ts";

export type MoneyText = {
  /** Exact: text ("10.00") or millionths. */
  readonly value: string | Micros;
  readonly currency: string;
  /** `auto`: only a minus; `always`: a plus too, for what changes a balance; `never`: where words carry the direction. */
  readonly sign?: "auto" | "always" | "never";
  /** `code` for lists in several currencies, `none` where the column's heading names it. */
  readonly show?: "symbol" | "code" | "none";
};

const formats = new Map<string, Intl.NumberFormat>();

/** "€10.00", "−€5.00", "€0.000125": at least the currency's own decimals, and never a digit lost. */
export function formatMoney({ value, currency, sign = "auto", show = "symbol" }: MoneyText): string {
  const minor = minorDigits(asCurrency(currency));
  const text = moneyText(value, minor);
  if (!isNumericText(text)) return text;
  const digits = Math.max(minor, fractionDigits(text));
  return formatter({ currency, digits, sign, show })
    .formatToParts(text)
    .map((part) => (part.type === "minusSign" ? "−" : part.value))
    .join("");
}

export function isNegativeMoney(value: string | Micros): boolean {
  return typeof value === "bigint" ? value < 0n : /^-.*[1-9]/u.test(value);
}

/** Trailing zeros beyond the minor unit say nothing: "10.000000" is shown as 10.00. */
function moneyText(value: string | Micros, minor: number): string {
  if (typeof value === "bigint") return microsToString(value, minor);
  if (!value.includes(".")) return value;
  let end = value.length;
  while (fractionDigits(value.slice(0, end)) > minor && value[end - 1] === "0") end -= 1;
  return value[end - 1] === "." ? value.slice(0, end - 1) : value.slice(0, end);
}

type FormatKey = Required<Omit<MoneyText, "value">> & { readonly digits: number };

function formatter({ currency, digits, sign, show }: FormatKey): Intl.NumberFormat {
  const key = `${currency} ${digits} ${sign} ${show}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: sign === "always" ? "exceptZero" : sign === "never" ? "never" : "negative",
    ...(show === "none" ? {} : { style: "currency", currency, currencyDisplay: show === "code" ? "code" : "symbol" }),
  });
  formats.set(key, made);
  return made;
}
