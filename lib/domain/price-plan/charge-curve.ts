import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimal,
  decimalToShortString,
  multiplyDecimals,
  normalise,
} from "#lib/kernel/decimal.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { compileCharge } from "#lib/rating/charges/compile-charge.ts";
import { NOTHING_COUNTED } from "#lib/rating/counters.ts";
import { roundOnce } from "#lib/rating/round-and-tax.ts";

/** What a quantity comes to, both as exact text; the amount at six decimals. */
export type CurvePoint = { readonly quantity: string; readonly amount: string };

export type ChargeCurve = {
  /** Close enough to draw, from 0 up. */
  readonly points: readonly CurvePoint[];
  /** Quantities worth reading: where something changes, and beyond. */
  readonly examples: readonly CurvePoint[];
  /** The metadata amount that the quantities are of, where the charge measures by one. */
  readonly of: string | null;
};

/** A picture of 160 pieces: each is 0.00625 of it. */
const STEPS = 160;
const STEP = 625n;
const MOST_EXAMPLES = 8;
const ONE = decimal("1");
const HAIR = decimal("0.0001");
const MICROS = { roundTo: 6, mode: "half-away-from-zero" } as const;

/** What one usage costs under the charge alone, over its quantity: reckoned by the engine, without discounts and rounding. */
export function chargeCurve(charge: Charge): ChargeCurve {
  const marks = marksOf(charge);
  const end = marks.at(-1) ?? ONE;
  const drawn = Array.from({ length: STEPS + 1 }, (_, step) => multiplyDecimals(end, { unscaled: BigInt(step) * STEP, scale: 5 }));
  // A jump is drawn upright: just beyond each bound there is a point as well.
  const jumps = boundsOf(charge).map((bound) => addDecimals(decimal(bound), multiplyDecimals(end, HAIR)));
  const costOf = costing(charge);
  return {
    points: [...drawn, ...marks, ...jumps]
      .filter((each) => compareDecimals(each, end) <= 0)
      .sort(compareDecimals)
      .flatMap(costOf),
    examples: marks.slice(0, MOST_EXAMPLES).flatMap(costOf),
    of: "of" in charge ? charge.of : null,
  };
}

function costing(charge: Charge): (quantity: Decimal) => readonly CurvePoint[] {
  const compiled = compileCharge(charge);
  const times = charge.charge === "perUnit" ? charge.times : undefined;
  const fixed = times === undefined ? {} : { [times]: "1" };
  return (quantity) => {
    const text = decimalToShortString(quantity);
    const metadata = "of" in charge ? { [charge.of]: text } : fixed;
    const measure = compiled.measure({ quantity, metadata });
    if (!measure.ok) return [];
    const { amount } = compiled.amount(compiled.count(NOTHING_COUNTED, measure.value));
    return [{ quantity: text, amount: microsToString(roundOnce(amount, MICROS), 6) }];
  };
}

/** In ascending order: 1, each bound with what lies just beyond it, and a good way further. */
function marksOf(charge: Charge): readonly Decimal[] {
  const bounds = boundsOf(charge).map((text) => normalise(decimal(text)));
  const beyond = bounds.map((bound) => addDecimals(bound, ONE));
  const last = [ONE, ...bounds].reduce((largest, bound) => (compareDecimals(largest, bound) < 0 ? bound : largest));
  const further = ["2", "5"].map((factor) => normalise(multiplyDecimals(last, decimal(factor))));
  const known = new Map([ONE, ...bounds, ...beyond, ...further].map((mark) => [decimalToShortString(mark), mark]));
  return [...known.values()].filter(({ unscaled }) => unscaled > 0n).sort(compareDecimals);
}

function boundsOf(charge: Charge): readonly string[] {
  switch (charge.charge) {
    case "graduated":
    case "volume":
      return charge.bands.flatMap(({ upTo }) => upTo ?? []);
    case "stepped":
      return charge.segments.flatMap(({ from, increment }) => [from, increment]);
    case "package":
      return [charge.size];
    case "perUnit":
      return [charge.per ?? "1"];
    case "percentage":
    case "costPlus":
      return ["100"];
    case "flat":
      return [];
  }
}
