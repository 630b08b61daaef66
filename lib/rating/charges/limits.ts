import { decimal } from "#lib/kernel/decimal.ts";
import { type Fraction, fractionOf, isLess } from "../fraction.ts";

/** Any charge may have a least and a most, per UDR and before discounts. */
export type Limits = { readonly minimum?: string; readonly maximum?: string };

export type Limit = "minimum" | "maximum";

/** Puts an amount between the limits, and says which of them acted. */
export function limitsOf(limits: Limits): (amount: Fraction) => { readonly amount: Fraction; readonly limit: Limit | null } {
  const minimum = limits.minimum === undefined ? null : fractionOf(decimal(limits.minimum));
  const maximum = limits.maximum === undefined ? null : fractionOf(decimal(limits.maximum));
  return (amount) => {
    if (minimum && isLess(amount, minimum)) return { amount: minimum, limit: "minimum" };
    if (maximum && isLess(maximum, amount)) return { amount: maximum, limit: "maximum" };
    return { amount, limit: null };
  };
}
