import { decimal, decimalToShortString, powerOfTen } from "#lib/kernel/decimal.ts";
import { divide, type Fraction, fractionOf, fractionToString, simplest } from "../fraction.ts";
import type { ChargeProgram, Counted } from "./charge-program.ts";
import { countUsage } from "./count-usage.ts";
import { measureProduct, measureQuantity } from "./measure-usage.ts";
import { amountText, isExact, safeAmountOf } from "./safe-amount.ts";
import type { SafeProgram } from "./safe-program.ts";

/** quantity ÷ per × price, times a decimal attribute of the usage when one is named (Mbps × hours). */
export type PerUnitCharge = {
  readonly charge: "perUnit";
  readonly price: string;
  readonly per?: string;
  readonly times?: string;
};

export function perUnitProgram(charge: PerUnitCharge): ChargeProgram {
  const { price, per = "1", times } = charge;
  const unitPrice = simplest(divide(fractionOf(decimal(price)), fractionOf(decimal(per))));
  const amountOf = ({ quantity }: Counted): Fraction => ({
    numerator: quantity.unscaled * unitPrice.numerator,
    denominator: unitPrice.denominator * powerOfTen(quantity.scale),
  });
  return {
    measure: times === undefined ? measureQuantity : measureProduct(times),
    count: countUsage,
    amount: amountOf,
    total: (counted, single) => {
      const amount = amountOf(counted);
      // What several UDRs were multiplied by is in their sum.
      const { quantity, times: factor } = single ?? { quantity: counted.quantity, times: null };
      const line = {
        kind: "perUnit",
        quantity: decimalToShortString(quantity),
        price,
        per,
        times: factor === null ? null : decimalToShortString(factor),
        amount: fractionToString(amount),
      } as const;
      return { amount, lines: [line] };
    },
    safely: times === undefined ? safelyPerUnit({ price, per }, unitPrice) : null,
  };
}

type Written = { readonly price: string; readonly per: string };

function safelyPerUnit({ price, per }: Written, unitPrice: Fraction): SafeProgram {
  const { unscaled: each, scale: finer, over } = safeAmountOf(unitPrice);
  return ({ unscaled, scale, text: quantity }) => {
    const amount = { unscaled: unscaled * each, scale: scale + finer, over };
    if (!isExact(amount)) return null;
    const text = amountText(amount);
    return { amount, text, lines: [{ kind: "perUnit", quantity, price, per, times: null, amount: text }], limit: null };
  };
}
