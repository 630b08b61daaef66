import { unreachable } from "#lib/kernel/assert.ts";
import { decimal, normalise } from "#lib/kernel/decimal.ts";
import { ceilingSafe, isSafe, safeUnscaled, TENS } from "#lib/kernel/safe-integer.ts";
import type { Band } from "../charges/bands.ts";
import type { Charge } from "../charges/charge.ts";
import { commonDenominator, divideQuick, multiplyQuick, numeratorOver, type QuickFraction, quickFraction } from "./quick-fraction.ts";

/** A charge in safe integers: F of a single usage, as a numerator over a denominator that only the quantity's scale decides. */
export type QuickCharge = {
  /** The metadata amount it measures by, null for the usage amount. */
  readonly of: string | null;
  /** The attribute that multiplies the quantity. */
  readonly times: string | null;
  /** The quantity must be given at this scale or a larger one: sizes and bounds are whole there. */
  readonly scale: number;
  readonly denominators: readonly number[];
  /** For a quantity above 0. Unsafe or NaN where the way over bigint must be taken. */
  readonly numerator: (quantity: number, scale: number) => number;
};

/** Null for a charge whose own figures leave 2^53. */
export function quickCharge(charge: Charge): QuickCharge | null {
  const shape = shapeOf(charge);
  const limits = [charge.minimum, charge.maximum].map((text) => (text === undefined ? null : quickFraction(text)));
  const fractions = [...shape.fractions, ...limits.filter((limit) => limit !== null)];
  const common = commonDenominator(fractions);
  const denominators = TENS.map((ten) => (shape.isCounted ? common : common * ten));
  const program = shape.program((fraction) => numeratorOver(common, fraction));
  const [minimum, maximum] = limits.map((limit) => (limit === null ? null : numeratorOver(common, limit)));
  if (!isSafe(common)) return null;
  return {
    of: "of" in charge ? charge.of : null,
    times: (charge.charge === "perUnit" ? charge.times : undefined) ?? null,
    scale: shape.scale,
    denominators,
    numerator: limited(program, { minimum: minimum ?? null, maximum: maximum ?? null, isCounted: shape.isCounted }),
  };
}

type Program = QuickCharge["numerator"];
type QuickLimits = { readonly minimum: number | null; readonly maximum: number | null; readonly isCounted: boolean };

function limited(program: Program, { minimum, maximum, isCounted }: QuickLimits): Program {
  if (minimum === null && maximum === null) return program;
  return (quantity, scale) => {
    const numerator = program(quantity, scale);
    // An unsafe sum may be wrong before a maximum makes it small again, so the sum itself is judged.
    if (!isSafe(numerator)) return Number.NaN;
    const ten = isCounted ? 1 : (TENS[scale] ?? Number.NaN);
    const raised = minimum === null ? numerator : Math.max(numerator, minimum * ten);
    return maximum === null ? raised : Math.min(raised, maximum * ten);
  };
}

type Shape = {
  /** Everything that must be whole over the common denominator. */
  readonly fractions: readonly QuickFraction[];
  /** True where whole things are counted, so that the scale of the quantity does not enter the denominator. */
  readonly isCounted: boolean;
  readonly scale: number;
  readonly program: (over: (fraction: QuickFraction) => number) => (quantity: number, scale: number) => number;
};

const NOTHING: QuickFraction = { numerator: 0, denominator: 1 };
const HUNDREDTH: QuickFraction = { numerator: 1, denominator: 100 };
const ONE: QuickFraction = { numerator: 1, denominator: 1 };

function shapeOf(charge: Charge): Shape {
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
      return banded(charge.bands, graduated);
    case "volume":
      return banded(charge.bands, volume);
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

function linear(price: QuickFraction, fixed: QuickFraction): Shape {
  return {
    fractions: [price, fixed],
    isCounted: false,
    scale: 0,
    program: (over) => {
      const [each, once] = [over(price), over(fixed)];
      return (quantity, scale) => quantity * each + once * (TENS[scale] ?? Number.NaN);
    },
  };
}

type QuickBand = { readonly upTo: number; readonly price: number; readonly flat: number };

type BandProgram = (bands: readonly QuickBand[], scale: number) => Program;

/** A band's end is whole at the scale of the finest end. */
function banded(bands: readonly Band[], programOf: BandProgram): Shape {
  const scale = finestScale(bands.flatMap(({ upTo }) => upTo ?? []));
  const prices = bands.map(({ price = "0", flat = "0" }) => ({ price: quickFraction(price), flat: quickFraction(flat) }));
  return {
    fractions: prices.flatMap(({ price, flat }) => [price, flat]),
    isCounted: false,
    scale,
    program: (over) => {
      const quick = bands.map(({ upTo }, index): QuickBand => {
        const { price = NOTHING, flat = NOTHING } = prices[index] ?? {};
        return { upTo: upTo === null ? Number.POSITIVE_INFINITY : unscaledAt(upTo, scale), price: over(price), flat: over(flat) };
      });
      return programOf(quick, scale);
    },
  };
}

function graduated(bands: readonly QuickBand[], scale: number): Program {
  return (quantity, at) => {
    const [ten, widen] = [TENS[at] ?? Number.NaN, TENS[at - scale] ?? Number.NaN];
    let total = 0;
    let from = 0;
    for (const { upTo, price, flat } of bands) {
      const end = Math.min(upTo * widen, quantity);
      total += (end - from) * price + flat * ten;
      if (end === quantity) break;
      from = end;
    }
    return total;
  };
}

function volume(bands: readonly QuickBand[], scale: number): Program {
  return (quantity, at) => {
    const widen = TENS[at - scale] ?? Number.NaN;
    for (const { upTo, price, flat } of bands) if (quantity <= upTo * widen) return quantity * price + flat * (TENS[at] ?? Number.NaN);
    return Number.NaN;
  };
}

/** A free part counts in cumulative scopes only, which are priced over bigint. */
function packages(size: string, price: QuickFraction): Shape {
  const scale = finestScale([size]);
  const each = unscaledAt(size, scale);
  return {
    fractions: [price],
    isCounted: true,
    scale,
    program: (over) => {
      const perPackage = over(price);
      return (quantity, at) => ceilingSafe(quantity, each * (TENS[at - scale] ?? Number.NaN)) * perPackage;
    },
  };
}

type Stepped = Extract<Charge, { readonly charge: "stepped" }>;

function stepped({ connectFee = "0", segments }: Stepped): Shape {
  const scale = finestScale(segments.flatMap(({ from, increment }) => [from, increment]));
  const fee = quickFraction(connectFee);
  const steps = segments.map(({ price, per = "1", increment }) => {
    return multiplyQuick(divideQuick(quickFraction(price), quickFraction(per)), quickFraction(increment));
  });
  return {
    fractions: [fee, ...steps],
    isCounted: true,
    scale,
    program: (over) => {
      const connect = over(fee);
      const quick = segments.map(({ from, increment }, index) => ({
        from: unscaledAt(from, scale),
        end: unscaledAt(segments[index + 1]?.from, scale),
        increment: unscaledAt(increment, scale),
        each: over(steps[index] ?? NOTHING),
      }));
      return (quantity, at) => {
        const widen = TENS[at - scale] ?? Number.NaN;
        let total = connect;
        for (const { from, end, increment, each } of quick) {
          if (quantity <= from * widen) break;
          total += ceilingSafe(Math.min(quantity, end * widen) - from * widen, increment * widen) * each;
        }
        return total;
      };
    },
  };
}

function finestScale(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => normalise(decimal(text)).scale));
}

/** Without end where there is no text. */
function unscaledAt(text: string | undefined, scale: number): number {
  return text === undefined ? Number.POSITIVE_INFINITY : safeUnscaled(normalise(decimal(text)), scale);
}
