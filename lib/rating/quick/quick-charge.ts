import { unreachable } from "#lib/kernel/assert.ts";
import { decimal, normalise } from "#lib/kernel/decimal.ts";
import { isSafe, safeUnscaled } from "#lib/kernel/safe-integer.ts";
import type { Band } from "../charges/bands.ts";
import type { Charge } from "../charges/charge.ts";
import { commonDenominator, divideQuick, multiplyQuick, numeratorOver, type QuickFraction, quickFraction } from "./quick-fraction.ts";

/**
 * A charge in safe integers. All charges have the same members, and the figures of a plan stand side by side in few arrays, because a
 * plan has thousands of them and fetching them from memory takes longer than the sums.
 */
export type QuickCharge = {
  readonly shape: QuickShape;
  /** The metadata amount it measures by, null for the usage amount. */
  readonly of: string | null;
  /** The attribute that multiplies the quantity. */
  readonly times: string | null;
  /** The quantity must be given at this scale or a larger one: sizes and bounds are whole there. */
  readonly scale: number;
  /** All prices are whole over it. */
  readonly common: number;
  /** Of linear, what is taken once; of stepped, the connect fee. */
  readonly once: number;
  /** For each step: where it begins and ends, what of it is counted at once (1 unless whole things are counted), its price, its flat. */
  readonly steps: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
};

export const SHAPE = { linear: 0, graduated: 1, volume: 2, counted: 3 } as const;
export type QuickShape = (typeof SHAPE)[keyof typeof SHAPE];

/** The members of a step stand one after the other. */
export const STEP = { from: 0, end: 1, increment: 2, price: 3, flat: 4, length: 5 } as const;

/** Null for a charge whose own figures leave 2^53. */
export function quickCharge(charge: Charge): QuickCharge | null {
  const { shape, once, scale, steps } = planOf(charge);
  const limits = [charge.minimum, charge.maximum].map((text) => (text === undefined ? null : quickFraction(text)));
  const fractions = steps.flatMap(({ price, flat }) => [price, flat]);
  const common = commonDenominator([once, ...fractions, ...limits.filter((limit) => limit !== null)]);
  if (!isSafe(common)) return null;
  const [minimum, maximum] = limits.map((limit) => (limit === null ? null : numeratorOver(common, limit)));
  return {
    shape,
    of: "of" in charge ? charge.of : null,
    times: (charge.charge === "perUnit" ? charge.times : undefined) ?? null,
    scale,
    common,
    once: numeratorOver(common, once),
    steps: steps.flatMap(({ from, end, increment, price, flat }) => {
      return [from, end, increment, numeratorOver(common, price), numeratorOver(common, flat)];
    }),
    minimum: minimum ?? Number.NEGATIVE_INFINITY,
    maximum: maximum ?? Number.POSITIVE_INFINITY,
  };
}

type Step = {
  readonly from: number;
  readonly end: number;
  readonly increment: number;
  readonly price: QuickFraction;
  readonly flat: QuickFraction;
};

type Plan = { readonly shape: QuickShape; readonly once: QuickFraction; readonly scale: number; readonly steps: readonly Step[] };

const NOTHING: QuickFraction = { numerator: 0, denominator: 1 };
const HUNDREDTH: QuickFraction = { numerator: 1, denominator: 100 };
const ONE: QuickFraction = { numerator: 1, denominator: 1 };
const ENDLESS = { from: 0, end: Number.POSITIVE_INFINITY, increment: 1, flat: NOTHING };

function planOf(charge: Charge): Plan {
  switch (charge.charge) {
    case "perUnit":
      return linear(divideQuick(quickFraction(charge.price), quickFraction(charge.per ?? "1")), NOTHING);
    case "flat":
      return linear(NOTHING, quickFraction(charge.amount));
    case "percentage":
      return linear(multiplyQuick(quickFraction(charge.rate), HUNDREDTH), quickFraction(charge.fixed ?? "0"));
    case "costPlus":
      return linear(plus(ONE, multiplyQuick(quickFraction(charge.markup), HUNDREDTH)), NOTHING);
    case "graduated":
      return banded(SHAPE.graduated, charge.bands);
    case "volume":
      return banded(SHAPE.volume, charge.bands);
    case "package":
      return packages(charge.size, quickFraction(charge.price));
    case "stepped":
      return stepped(charge);
    default:
      return unreachable(charge);
  }
}

function plus(left: QuickFraction, right: QuickFraction): QuickFraction {
  const common = commonDenominator([left, right]);
  return { numerator: numeratorOver(common, left) + numeratorOver(common, right), denominator: common };
}

function linear(price: QuickFraction, once: QuickFraction): Plan {
  return { shape: SHAPE.linear, once, scale: 0, steps: [{ ...ENDLESS, price }] };
}

/** A band's end is whole at the scale of the finest end. */
function banded(shape: QuickShape, bands: readonly Band[]): Plan {
  const scale = finestScale(bands.flatMap(({ upTo }) => upTo ?? []));
  const steps = bands.map(({ upTo, price = "0", flat = "0" }, index): Step => {
    const [from, end] = [unscaledAt(bands[index - 1]?.upTo ?? "0", scale), unscaledAt(upTo, scale)];
    return { from, end, increment: 1, price: quickFraction(price), flat: quickFraction(flat) };
  });
  return { shape, once: NOTHING, scale, steps };
}

/** One step of whole packages. A free part counts in cumulative scopes only, which are priced over bigint. */
function packages(size: string, price: QuickFraction): Plan {
  const scale = finestScale([size]);
  return { shape: SHAPE.counted, once: NOTHING, scale, steps: [{ ...ENDLESS, increment: unscaledAt(size, scale), price }] };
}

type Stepped = Extract<Charge, { readonly charge: "stepped" }>;

/** The price is that of a whole increment. */
function stepped({ connectFee = "0", segments }: Stepped): Plan {
  const scale = finestScale(segments.flatMap(({ from, increment }) => [from, increment]));
  const steps = segments.map(({ from, price, per = "1", increment }, index): Step => {
    return {
      from: unscaledAt(from, scale),
      end: unscaledAt(segments[index + 1]?.from ?? null, scale),
      increment: unscaledAt(increment, scale),
      price: multiplyQuick(divideQuick(quickFraction(price), quickFraction(per)), quickFraction(increment)),
      flat: NOTHING,
    };
  });
  return { shape: SHAPE.counted, once: quickFraction(connectFee), scale, steps };
}

function finestScale(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => normalise(decimal(text)).scale));
}

/** Without end where there is no text. */
function unscaledAt(text: string | null, scale: number): number {
  return text === null ? Number.POSITIVE_INFINITY : safeUnscaled(normalise(decimal(text)), scale);
}
