import { type Decimal, decimal, decimalToString, normalise, ONE } from "#lib/kernel/decimal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { divide, fractionOf, fractionToString, multiply } from "../fraction.ts";
import { readAmount } from "../metadata.ts";
import type { RatingRefusal } from "../rating-refusal.ts";
import type { ChargeFacts, ChargeProgram } from "./charge-program.ts";

/** quantity ÷ per × price, times a decimal attribute of the usage when one is named (Mbps × hours). */
export type PerUnitCharge = {
  readonly charge: "perUnit";
  readonly price: string;
  readonly per?: string;
  readonly times?: string;
};

export function perUnitProgram(charge: PerUnitCharge): ChargeProgram {
  const { price, per = "1" } = charge;
  const pricePerUnit = divide(fractionOf(decimal(price)), fractionOf(decimal(per)));
  return (facts) => {
    const times = factor(charge.times, facts);
    if (!times.ok) return times;
    const amount = multiply(multiply(fractionOf(facts.quantity), pricePerUnit), fractionOf(times.value));
    const factorText = charge.times === undefined ? null : decimalToString(times.value);
    return ok({
      amount,
      lines: [
        {
          kind: "perUnit",
          quantity: decimalToString(normalise(facts.quantity)),
          price,
          per,
          times: factorText,
          amount: fractionToString(amount),
        },
      ],
      attributes: charge.times === undefined || factorText === null ? {} : { [charge.times]: factorText },
    });
  };
}

function factor(attribute: string | undefined, { metadata }: ChargeFacts): Result<Decimal, RatingRefusal> {
  return attribute === undefined ? ok(ONE) : readAmount(metadata, attribute);
}
