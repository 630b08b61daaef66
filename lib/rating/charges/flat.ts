import { decimal, decimalToShortString } from "#lib/kernel/decimal.ts";
import { fractionOf } from "../fraction.ts";
import type { ChargeProgram } from "./charge-program.ts";
import { countUsage } from "./count-usage.ts";
import { measureQuantity } from "./measure-usage.ts";
import { isExact, safeAmountOf } from "./safe-amount.ts";

/** An amount per UDR, whatever the quantity. UDRs never count together here: `scopeProblem` refuses it. */
export type FlatCharge = { readonly charge: "flat"; readonly amount: string };

export function flatProgram(charge: FlatCharge): ChargeProgram {
  const value = decimal(charge.amount);
  const amount = fractionOf(value);
  const text = decimalToShortString(value);
  const lines = [{ kind: "flat", amount: text }] as const;
  const charged = { amount, lines };
  const safe = safeAmountOf(amount);
  const safely = isExact(safe) ? { amount: safe, text, lines, limit: null } : null;
  return { measure: measureQuantity, count: countUsage, amount: () => amount, total: () => charged, safely: () => safely };
}
