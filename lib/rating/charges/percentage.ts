import {
  addDecimals,
  type Decimal,
  decimal,
  decimalToShortString,
  powerOfTen,
  rescale,
  subtractDecimals,
  ZERO,
} from "#lib/kernel/decimal.ts";
import type { Fraction } from "../fraction.ts";
import type { ChargeLine } from "./charge-line.ts";
import type { ChargeProgram, Counted } from "./charge-program.ts";
import { measureAmount } from "./measure-usage.ts";
import { percent } from "./percent.ts";

/** Percent of a metadata amount, plus a fixed part for each UDR, once the free part has ended. */
export type PercentageCharge = {
  readonly charge: "percentage";
  /** The attribute that holds the amount. */
  readonly of: string;
  /** 2.9 means 2.9 %. */
  readonly rate: string;
  readonly fixed?: string;
  /** The free part, which lasts until the first of the two is used up; without either there is none. */
  readonly freeUdrs?: number;
  readonly freeAmount?: string;
};

export function percentageProgram(charge: PercentageCharge): ChargeProgram {
  const { rate: rateText, fixed: fixedText = "0" } = charge;
  const rate = percent(rateText);
  const fixed = decimal(fixedText);
  const scale = Math.max(rate.scale, fixed.scale);
  const [share, each] = [rescale(rate, scale), rescale(fixed, scale)];
  const amountOf = ({ beyondFree, paying }: Counted): Fraction => ({
    numerator: beyondFree.unscaled * share + BigInt(paying) * each * powerOfTen(beyondFree.scale),
    denominator: powerOfTen(scale + beyondFree.scale),
  });
  return {
    measure: measureAmount(charge.of),
    count: counting(charge),
    amount: amountOf,
    total: (counted) => {
      const { quantity, beyondFree, paying } = counted;
      const percentage: ChargeLine = {
        kind: "percentage",
        rate: rateText,
        base: decimalToShortString(beyondFree),
        free: decimalToShortString(subtractDecimals(quantity, beyondFree)),
        amount: decimalToShortString({ unscaled: beyondFree.unscaled * share, scale: beyondFree.scale + scale }),
      };
      const fixedAmount = decimalToShortString({ unscaled: BigInt(paying) * each, scale });
      const fixedLine: ChargeLine = { kind: "fixed", udrs: paying, each: fixedText, amount: fixedAmount };
      return { amount: amountOf(counted), lines: each === 0n || paying === 0 ? [percentage] : [percentage, fixedLine] };
    },
    safely: null,
  };
}

/** Which part of each amount is beyond the free part depends on what came before it, so it is counted, not computed from the sum. */
function counting({ freeUdrs, freeAmount }: PercentageCharge): ChargeProgram["count"] {
  const freeUntil = freeAmount === undefined ? null : decimal(freeAmount);
  const isFree = freeUdrs !== undefined || freeUntil !== null;
  return (before, { quantity: amount }) => {
    const quantity = before.udrs === 0 ? amount : addDecimals(before.quantity, amount);
    const udrs = before.udrs + 1;
    const hasEnded = !isFree || (freeUdrs !== undefined && before.udrs >= freeUdrs);
    const paid = hasEnded ? amount : excess(before.quantity, amount, freeUntil);
    if (paid.unscaled === 0n) return { quantity, udrs, beyondFree: before.beyondFree, paying: before.paying };
    const beyondFree = before.beyondFree.unscaled === 0n ? paid : addDecimals(before.beyondFree, paid);
    return { quantity, udrs, beyondFree, paying: before.paying + 1 };
  };
}

/** What of an amount lies beyond the free amount, where earlier amounts come first. */
function excess(before: Decimal, amount: Decimal, freeUntil: Decimal | null): Decimal {
  if (freeUntil === null) return ZERO;
  const beyond = subtractDecimals(addDecimals(before, amount), freeUntil);
  if (beyond.unscaled <= 0n) return ZERO;
  // Once the free amount has ended, all of it.
  const surplus = subtractDecimals(beyond, amount);
  return surplus.unscaled > 0n ? amount : beyond;
}
