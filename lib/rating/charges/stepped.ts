import { assert } from "#lib/kernel/assert.ts";
import { type Decimal, decimal, decimalToShortString, rescale } from "#lib/kernel/decimal.ts";
import { divide, type Fraction, fractionOf, fractionToString, multiply, overOneDenominator } from "../fraction.ts";
import { byScale } from "./by-scale.ts";
import type { ChargeLine } from "./charge-line.ts";
import type { ChargeProgram, Counted } from "./charge-program.ts";
import { countUsage } from "./count-usage.ts";
import { divideUp } from "./divide-up.ts";
import { measureQuantity } from "./measure-usage.ts";
import { safelyStepped } from "./safe-steps.ts";
import type { Cut, Segment } from "./segment.ts";

/** A call: a fee to connect, then segments of its length, each billed in whole increments. UDRs never count together here. */
export type SteppedCharge = {
  readonly charge: "stepped";
  readonly connectFee?: string;
  /** The first begins at 0. A segment's length is a whole multiple of its increment, so only the last increment may exceed the usage. */
  readonly segments: readonly Segment[];
};

export function steppedProgram(charge: SteppedCharge): ChargeProgram {
  const { connectFee = "0", segments } = charge;
  assert(segments[0] !== undefined && decimal(segments[0].from).unscaled === 0n, "the first segment begins at 0");
  const fee = decimal(connectFee);
  const {
    numerators: [feeNumerator = 0n, ...prices],
    denominator,
  } = overOneDenominator([fractionOf(fee), ...segments.map(pricePerIncrement)]);
  const read = segments.map(readSegment);
  const segmentsAt = byScale((scale) => cutAt(read, scale));
  const stepsOf = ({ quantity }: Counted): readonly Step[] => {
    const { scale, cuts } = segmentsAt(quantity.scale);
    return stepsThrough(cuts, rescale(quantity, scale), prices);
  };
  const amountOf = (steps: readonly Step[]): Fraction => ({
    numerator: steps.reduce((sum, { numerator }) => sum + numerator, feeNumerator),
    denominator,
  });
  const feeLines: readonly ChargeLine[] = fee.unscaled === 0n ? [] : [{ kind: "connectFee", amount: decimalToShortString(fee) }];
  return {
    measure: measureQuantity,
    count: countUsage,
    amount: (counted) => amountOf(stepsOf(counted)),
    total: (counted) => {
      const steps = stepsOf(counted);
      const { scale } = segmentsAt(counted.quantity.scale);
      return { amount: amountOf(steps), lines: [...feeLines, ...steps.map((step) => segmentLine(step, scale, denominator))] };
    },
    safely: safelyStepped({ segmentsAt, feeLines, amounts: [feeNumerator, ...prices], denominator }),
  };
}

/** What one segment adds: what was used of it, what is billed, and that amount over the common denominator. */
type Step = { readonly segment: Segment; readonly used: bigint; readonly billed: bigint; readonly numerator: bigint };

/** A segment as integers of the quantity's scale. */
function stepsThrough(cuts: readonly Cut[], quantity: bigint, prices: readonly bigint[]): readonly Step[] {
  const steps: Step[] = [];
  for (const [index, { segment, from, to, increment }] of cuts.entries()) {
    if (quantity <= from) break;
    const used = (to === null || quantity < to ? quantity : to) - from;
    const increments = divideUp(used, increment);
    steps.push({ segment, used, billed: increments * increment, numerator: increments * (prices[index] ?? 0n) });
  }
  return steps;
}

function segmentLine({ segment, used, billed, numerator }: Step, scale: number, denominator: bigint): ChargeLine {
  const { from, price, per = "1", increment } = segment;
  return {
    kind: "segment",
    from,
    used: decimalToShortString({ unscaled: used, scale }),
    billed: decimalToShortString({ unscaled: billed, scale }),
    increment,
    price,
    per,
    amount: fractionToString({ numerator, denominator }),
  };
}

type ReadSegment = { readonly segment: Segment; readonly from: Decimal; readonly increment: Decimal };

function readSegment(segment: Segment): ReadSegment {
  const increment = decimal(segment.increment);
  assert(increment.unscaled > 0n, "an increment holds something");
  return { segment, from: decimal(segment.from), increment };
}

function cutAt(segments: readonly ReadSegment[], quantityScale: number): { readonly scale: number; readonly cuts: readonly Cut[] } {
  const scale = Math.max(quantityScale, ...segments.flatMap(({ from, increment }) => [from.scale, increment.scale]));
  const cuts = segments.map(({ segment, from, increment }, index) => {
    const next = segments[index + 1];
    return {
      segment,
      from: rescale(from, scale),
      to: next === undefined ? null : rescale(next.from, scale),
      increment: rescale(increment, scale),
    };
  });
  return { scale, cuts };
}

function pricePerIncrement({ price, per = "1", increment }: Segment): Fraction {
  return divide(multiply(fractionOf(decimal(price)), fractionOf(decimal(increment))), fractionOf(decimal(per)));
}
