import { unreachable } from "#lib/kernel/assert.ts";
import { decimal, normalise } from "#lib/kernel/decimal.ts";
import { isSafe, safeUnscaled } from "#lib/kernel/safe-integer.ts";
import type { Band } from "../charges/bands.ts";
import type { Charge } from "../charges/charge.ts";
import { commonDenominator, divideQuick, multiplyQuick, numeratorOver, type QuickFraction, quickFraction } from "./quick-fraction.ts";

export const SHAPE = { linear: 0, graduated: 1, volume: 2, counted: 3 } as const;
type QuickShape = (typeof SHAPE)[keyof typeof SHAPE];

/**
 * What stands of a charge, one figure after the other, few enough for a memory line or two: its kind, which is the shape and,
 * above its two bits, the scale; the denominator over which all prices are whole; what is taken once (of linear; of stepped the connect fee); the
 * limits; the steps. At its scale, or at a finer one, the quantity must be given, since sizes and bounds are whole there.
 */
export const FIGURE = { kind: 0, common: 1, once: 2, minimum: 3, maximum: 4, steps: 5 } as const;

/** Of each step: where it ends, its price, and its flat, or what of it is counted at once where whole things are. The last is endless. */
export const STEP = { end: 0, price: 1, flat: 2, increment: 2, length: 3 } as const;

export const SHAPE_BITS = 3;
export const SCALE_SHIFT = 2;

/** Null for a charge whose own figures leave 2^53. */
export function figuresOf(charge: Charge): readonly number[] | null {
  const { shape, once, scale, steps } = planOf(charge);
  const limits = [charge.minimum, charge.maximum].map((text) => (text === undefined ? null : quickFraction(text)));
  const fractions = steps.flatMap(({ price, flat }) => [price, flat]);
  const common = commonDenominator([once, ...fractions, ...limits.filter((limit) => limit !== null)]);
  if (!isSafe(common)) return null;
  const [minimum, maximum] = limits.map((limit) => (limit === null ? null : numeratorOver(common, limit)));
  return [
    shape | (scale << SCALE_SHIFT),
    common,
    numeratorOver(common, once),
    minimum ?? Number.NEGATIVE_INFINITY,
    maximum ?? Number.POSITIVE_INFINITY,
    ...steps.flatMap(({ end, increment, price, flat }) => {
      return [end, numeratorOver(common, price), shape === SHAPE.counted ? increment : numeratorOver(common, flat)];
    }),
  ];
}

type Step = {
  readonly end: number;
  readonly increment: number;
  readonly price: QuickFraction;
  readonly flat: QuickFraction;
};

type Plan = { readonly shape: QuickShape; readonly once: QuickFraction; readonly scale: number; readonly steps: readonly Step[] };

const NOTHING: QuickFraction = { numerator: 0, denominator: 1 };
const HUNDREDTH: QuickFraction = { numerator: 1, denominator: 100 };
const ONE: QuickFraction = { numerator: 1, denominator: 1 };
const ENDLESS = { end: Number.POSITIVE_INFINITY, increment: 1, flat: NOTHING };

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
  const steps = bands.map(({ upTo, price = "0", flat = "0" }): Step => {
    return { end: unscaledAt(upTo, scale), increment: 1, price: quickFraction(price), flat: quickFraction(flat) };
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
  const steps = segments.map(({ price, per = "1", increment }, index): Step => {
    return {
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
