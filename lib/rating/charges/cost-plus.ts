import { decimalToShortString, powerOfTen } from "#lib/kernel/decimal.ts";
import type { Fraction } from "../fraction.ts";
import type { ChargeProgram, Counted } from "./charge-program.ts";
import { countUsage } from "./count-usage.ts";
import { measureAmount } from "./measure-usage.ts";
import { percent } from "./percent.ts";

/** A metadata amount, passed on with a markup in percent. */
export type CostPlusCharge = {
  readonly charge: "costPlus";
  /** The attribute that holds the amount. */
  readonly of: string;
  /** 20 means 20 %. */
  readonly markup: string;
};

export function costPlusProgram(charge: CostPlusCharge): ChargeProgram {
  const markup = percent(charge.markup);
  const factor = powerOfTen(markup.scale) + markup.unscaled;
  const amountOf = ({ quantity }: Counted): Fraction => ({
    numerator: quantity.unscaled * factor,
    denominator: powerOfTen(quantity.scale + markup.scale),
  });
  return {
    measure: measureAmount(charge.of),
    count: countUsage,
    amount: amountOf,
    total: (counted) => {
      const { unscaled, scale } = counted.quantity;
      const cost = decimalToShortString(counted.quantity);
      const surcharge = decimalToShortString({ unscaled: unscaled * markup.unscaled, scale: scale + markup.scale });
      return {
        amount: amountOf(counted),
        lines: [
          { kind: "cost", cost, amount: cost },
          { kind: "markup", cost, markup: charge.markup, amount: surcharge },
        ],
      };
    },
    safely: null,
  };
}
