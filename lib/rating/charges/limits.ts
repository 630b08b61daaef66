import { decimal } from "#lib/kernel/decimal.ts";
import { type Fraction, fractionOf, isLess } from "../fraction.ts";

/** Any charge may have a least and a most, before discounts: per UDR, or for everything that counts together. */
export type Limits = { readonly minimum?: string; readonly maximum?: string };

export type Limit = "minimum" | "maximum";

export type Limited = { readonly amount: Fraction; readonly limit: Limit | null };

/** min(max(amount, minimum), maximum), and which of them acted. */
export function limitsOf({ minimum, maximum }: Limits): (amount: Fraction) => Limited {
  const least = minimum === undefined ? null : fractionOf(decimal(minimum));
  const most = maximum === undefined ? null : fractionOf(decimal(maximum));
  return (amount) => {
    const raised: Limited = least !== null && isLess(amount, least) ? { amount: least, limit: "minimum" } : { amount, limit: null };
    return most !== null && isLess(most, raised.amount) ? { amount: most, limit: "maximum" } : raised;
  };
}
