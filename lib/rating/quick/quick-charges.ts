import { ceilingSafe, isSafe, TENS } from "#lib/kernel/safe-integer.ts";
import type { Charge } from "../charges/charge.ts";
import { withoutLimits, withoutOneOffs } from "../charges/without-one-offs.ts";
import { FIGURE, figuresOf, SCALE_SHIFT, SHAPE, SHAPE_BITS, STEP } from "./quick-charge.ts";
import type { QuickFraction } from "./quick-fraction.ts";

/** Where a charge would stand whose own figures leave 2^53. */
export const NOWHERE = -1;

export const NOTHING: QuickFraction = { numerator: 0, denominator: 1 };

/**
 * The charges of a plan, their figures side by side in one array. A plan has tens of thousands of them, and fetching objects from all
 * over memory takes several times as long as the sums. A charge that is written twice stands there once.
 */
export class QuickCharges {
  private figures = new Float64Array(1024);
  private used = 0;
  private readonly places = new Map<string, number>();
  private readonly charges = new Map<number, Charge>();
  private readonly measures = new Map<number, Attributes>();
  private readonly openings = new Map<number, number>();
  private readonly laters = new Map<number, number>();

  /** Where the charge stands from now on. */
  place(charge: Charge): number {
    const text = JSON.stringify(charge);
    const known = this.places.get(text);
    if (known !== undefined) return known;
    const figures = figuresOf(charge);
    const place = figures === null ? NOWHERE : this.append(figures);
    this.places.set(text, place);
    if (place === NOWHERE) return place;
    this.charges.set(place, charge);
    const [of, times] = ["of" in charge ? charge.of : null, charge.charge === "perUnit" ? (charge.times ?? null) : null];
    if (of !== null || times !== null) this.measures.set(place, { of, times });
    return place;
  }

  /** Of the first part of a cut usage: without the limits, which are for the sum. Most usage is never cut, so it is made when asked for. */
  opening(place: number): number {
    return this.variant(place, this.openings, withoutLimits);
  }

  /** Of a later part: without what is taken once per UDR. */
  later(place: number): number {
    return this.variant(place, this.laters, withoutOneOffs);
  }

  /** What it asks the metadata for; null where it measures by the usage amount alone. */
  attributesOf(place: number): Attributes | null {
    return this.measures.size === 0 ? null : (this.measures.get(place) ?? null);
  }

  minimum(place: number): QuickFraction | null {
    return this.limit(place, FIGURE.minimum);
  }

  maximum(place: number): QuickFraction | null {
    return this.limit(place, FIGURE.maximum);
  }

  /** F of a single usage: `measure × 10^-measuredAt`. Null where the way over bigint must be taken. */
  price(place: number, measure: number, measuredAt: number): QuickFraction | null {
    if (measure === 0) return NOTHING;
    const kind = Math.trunc(this.at(place + FIGURE.kind));
    const shape = kind & SHAPE_BITS;
    const finest = kind >> SCALE_SHIFT;
    const widen = measuredAt < finest ? 1 : tens(measuredAt - finest);
    const quantity = measuredAt < finest ? measure * tens(finest - measuredAt) : measure;
    // Where whole things are counted, the scale of the quantity does not enter the amount.
    const ten = shape === SHAPE.counted ? 1 : tens(Math.max(measuredAt, finest));
    const sum = this.at(place + FIGURE.once) * ten + this.stepsOf(shape, place + FIGURE.steps, { quantity, widen, ten });
    const denominator = this.at(place + FIGURE.common) * ten;
    // An unsafe sum may be wrong before a maximum makes it small again, so the sum itself is judged.
    if (!(isSafe(quantity) && isSafe(sum) && isSafe(denominator))) return null;
    const numerator = Math.min(Math.max(sum, this.at(place + FIGURE.minimum) * ten), this.at(place + FIGURE.maximum) * ten);
    return isSafe(numerator) ? { numerator, denominator } : null;
  }

  private stepsOf(shape: number, first: number, scaled: Scaled): number {
    if (shape === SHAPE.linear) return scaled.quantity * this.at(first + STEP.price);
    if (shape === SHAPE.graduated) return this.graduated(first, scaled);
    return shape === SHAPE.volume ? this.volume(first, scaled) : this.counted(first, scaled);
  }

  private graduated(first: number, { quantity, widen, ten }: Scaled): number {
    let total = 0;
    let from = 0;
    for (let step = first; ; step += STEP.length) {
      const end = this.at(step + STEP.end) * widen;
      total += (Math.min(end, quantity) - from) * this.at(step + STEP.price) + this.at(step + STEP.flat) * ten;
      if (!(quantity > end)) return total;
      from = end;
    }
  }

  private volume(first: number, { quantity, widen, ten }: Scaled): number {
    let step = first;
    while (quantity > this.at(step + STEP.end) * widen) step += STEP.length;
    return quantity * this.at(step + STEP.price) + this.at(step + STEP.flat) * ten;
  }

  /** Whole packages, or whole increments of segments. */
  private counted(first: number, { quantity, widen }: Scaled): number {
    let total = 0;
    let from = 0;
    for (let step = first; ; step += STEP.length) {
      const end = this.at(step + STEP.end) * widen;
      total += ceilingSafe(Math.min(end, quantity) - from, this.at(step + STEP.increment) * widen) * this.at(step + STEP.price);
      if (!(quantity > end)) return total;
      from = end;
    }
  }

  private at(index: number): number {
    return this.figures[index] ?? Number.NaN;
  }

  private limit(place: number, which: number): QuickFraction | null {
    const numerator = this.at(place + which);
    return Number.isFinite(numerator) ? { numerator, denominator: this.at(place + FIGURE.common) } : null;
  }

  private append(figures: readonly number[]): number {
    const place = this.used;
    this.used += Math.ceil(figures.length / MEMORY_LINE) * MEMORY_LINE;
    if (this.used > this.figures.length) {
      const larger = new Float64Array(2 * this.used);
      larger.set(this.figures);
      this.figures = larger;
    }
    this.figures.set(figures, place);
    return place;
  }

  private variant(place: number, known: Map<number, number>, variantOf: (charge: Charge) => Charge): number {
    const found = known.get(place);
    if (found !== undefined) return found;
    const charge = this.charges.get(place);
    const made = charge === undefined ? NOWHERE : this.place(variantOf(charge));
    known.set(place, made);
    return made;
  }
}

/** What a charge asks the metadata for: the amount it measures by, and what multiplies the quantity. */
type Attributes = { readonly of: string | null; readonly times: string | null };

/** Bounds are whole at the charge's scale: `widen` brings them to the quantity's, and `ten` a flat amount to the prices'. */
type Scaled = { readonly quantity: number; readonly widen: number; readonly ten: number };

/** Doubles that are fetched at once. */
const MEMORY_LINE = 8;

function tens(exponent: number): number {
  return TENS[exponent] ?? Number.NaN;
}
