import { ceilingSafe, isSafe, safeInteger, TENS } from "#lib/kernel/safe-integer.ts";
import { shortText } from "#lib/kernel/safe-text.ts";
import { andOne } from "./and-one.ts";
import { byScale } from "./by-scale.ts";
import type { ChargeLine } from "./charge-line.ts";
import { amountText, isExact, type SafeQuantity, safeAmountOf } from "./safe-amount.ts";
import type { SafeCharged, SafeProgram } from "./safe-program.ts";
import type { Cut, Segment } from "./segment.ts";

/** A stepped charge as integers: the connect fee and the price of an increment of each segment, all over one denominator. */
export type Stepped = {
  readonly segmentsAt: (quantityScale: number) => { readonly scale: number; readonly cuts: readonly Cut[] };
  readonly feeLines: readonly ChargeLine[];
  readonly amounts: readonly bigint[];
  readonly denominator: bigint;
};

/** What a step comes to is `increments × price × 10^-scale ÷ over`; NaN where a figure does not fit. */
type SafeStepped = Pick<Stepped, "feeLines"> & {
  readonly fee: number;
  readonly scale: number;
  readonly over: number;
};

type SafeCut = {
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
  readonly increment: number;
  readonly price: number;
};

export function safelyStepped({ segmentsAt, feeLines, amounts, denominator }: Stepped): SafeProgram {
  // The denominator is taken apart once, and each amount brought to what is left of it.
  const { unscaled: factor, scale, over } = safeAmountOf({ numerator: 1n, denominator });
  const [fee = Number.NaN, ...prices] = amounts.map((amount) => safeInteger(amount) * factor);
  const cutsAt = byScale((quantityScale) => {
    const at = segmentsAt(quantityScale);
    return { scale: at.scale, cuts: at.cuts.map((cut, index) => safeCut(cut, prices[index] ?? Number.NaN)) };
  });
  const charge: SafeStepped = { feeLines, fee, scale, over };
  return (quantity) => chargeSteps(charge, cutsAt(quantity.scale), quantity);
}

function safeCut({ segment, from, to, increment }: Cut, price: number): SafeCut {
  return {
    segment,
    from: safeInteger(from),
    to: to === null ? Number.POSITIVE_INFINITY : safeInteger(to),
    increment: safeInteger(increment),
    price,
  };
}

type Cuts = { readonly scale: number; readonly cuts: readonly SafeCut[] };

function chargeSteps({ feeLines, fee, scale, over }: SafeStepped, { scale: at, cuts }: Cuts, quantity: SafeQuantity): SafeCharged | null {
  const total = quantity.unscaled * (TENS[at - quantity.scale] ?? Number.NaN);
  let lines = feeLines;
  let sum = fee;
  for (const { segment, from, to, increment, price } of cuts) {
    if (total <= from) break;
    const used = Math.min(total, to) - from;
    const increments = ceilingSafe(used, increment);
    const billed = increments * increment;
    const amount = { unscaled: increments * price, scale, over };
    sum += amount.unscaled;
    if (!(isSafe(billed) && isExact(amount) && isSafe(sum))) return null;
    const texts = { used: shortText(used, at), billed: shortText(billed, at), amount: amountText(amount) };
    lines = andOne(lines, segmentLine(segment, texts));
  }
  const amount = { unscaled: sum, scale, over };
  return isExact(amount) && isSafe(total) ? { amount, text: amountText(amount), lines, limit: null } : null;
}

type Texts = { readonly used: string; readonly billed: string; readonly amount: string };

function segmentLine({ from, price, per = "1", increment }: Segment, { used, billed, amount }: Texts): ChargeLine {
  return { kind: "segment", from, used, billed, increment, price, per, amount };
}
