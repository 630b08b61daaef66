import { decimal, decimalToShortString } from "#lib/kernel/decimal.ts";
import { fractionOf } from "../fraction.ts";
import type { ChargeProgram } from "./charge-program.ts";
import { countUsage } from "./count-usage.ts";
import { measureQuantity } from "./measure-usage.ts";

/** An amount per UDR, whatever the quantity. UDRs never count together here: `scopeProblem` refuses it. */
export type FlatCharge = { readonly charge: "flat"; readonly amount: string };

export function flatProgram(charge: FlatCharge): ChargeProgram {
  const value = decimal(charge.amount);
  const amount = fractionOf(value);
  const charged = { amount, lines: [{ kind: "flat", amount: decimalToShortString(value) }] } as const;
  return { measure: measureQuantity, count: countUsage, amount: () => amount, total: () => charged };
}
