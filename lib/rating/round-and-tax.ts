import { type Decimal, powerOfTen } from "#lib/kernel/decimal.ts";
import { type Micros, MONEY_DECIMALS } from "#lib/kernel/money.ts";
import { divideRounded, type RoundingMode } from "#lib/kernel/rounding.ts";
import type { Fraction } from "./fraction.ts";
import type { BillingDirective } from "./usage.ts";

export type Rounding = { readonly roundTo: number; readonly mode: RoundingMode };

/** gross = net + tax, always. */
export type Amounts = { readonly gross: Micros; readonly net: Micros; readonly tax: Micros };

/** The only place where an amount loses digits. */
export function roundOnce(amount: Fraction, { roundTo, mode }: Rounding): Micros {
  const steps = divideRounded(amount.numerator * powerOfTen(roundTo), amount.denominator, mode);
  return steps * powerOfTen(MONEY_DECIMALS - roundTo);
}

/** An inclusive plan rounds the gross and takes the tax out of it; an exclusive one rounds the net and adds the tax. */
export function splitTax(
  rounded: Micros,
  tax: { readonly percent: Decimal; readonly inclusive: boolean; readonly rounding: Rounding },
): Amounts {
  const hundred = powerOfTen(tax.percent.scale) * 100n;
  const rate = tax.percent.unscaled;
  const base = tax.inclusive ? hundred + rate : hundred;
  const amount = roundOnce({ numerator: rounded * rate, denominator: base * powerOfTen(MONEY_DECIMALS) }, tax.rounding);
  return tax.inclusive ? { gross: rounded, net: rounded - amount, tax: amount } : { gross: rounded + amount, net: rounded, tax: amount };
}

const NONE: Amounts = { gross: 0n, net: 0n, tax: 0n };

/** A credit is the opposite of what the usage would cost, to the last digit; usage not to be billed costs nothing. */
export function directed(amounts: Amounts, directive: BillingDirective): Amounts {
  switch (directive) {
    case "toBeBilled":
      return amounts;
    case "toBeCredited":
      return { gross: -amounts.gross, net: -amounts.net, tax: -amounts.tax };
    case "notToBeBilled":
      return NONE;
  }
}
