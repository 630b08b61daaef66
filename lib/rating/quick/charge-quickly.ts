import { ceilingSafe, isSafe, TENS } from "#lib/kernel/safe-integer.ts";
import { type QuickCharge, SHAPE, STEP } from "./quick-charge.ts";
import type { QuickFraction } from "./quick-fraction.ts";

/** F of a single usage above 0, given at the charge's scale or a finer one. Null where the way over bigint must be taken. */
export function chargeQuickly(charge: QuickCharge, quantity: number, scale: number): QuickFraction | null {
  // Where whole things are counted, the scale of the quantity does not enter the amount.
  const ten = charge.shape === SHAPE.counted ? 1 : at(TENS, scale);
  const sum = numeratorOf(charge, quantity, scale);
  const denominator = charge.common * ten;
  // An unsafe sum may be wrong before a maximum makes it small again, so the sum itself is judged.
  if (!(isSafe(quantity) && isSafe(sum) && isSafe(denominator))) return null;
  const numerator = Math.min(Math.max(sum, charge.minimum * ten), charge.maximum * ten);
  return isSafe(numerator) ? { numerator, denominator } : null;
}

function numeratorOf(charge: QuickCharge, quantity: number, scale: number): number {
  const widen = at(TENS, scale - charge.scale);
  switch (charge.shape) {
    case SHAPE.linear:
      return quantity * at(charge.steps, STEP.price) + charge.once * at(TENS, scale);
    case SHAPE.graduated:
      return graduated(charge.steps, quantity, { ten: at(TENS, scale), widen });
    case SHAPE.volume:
      return volume(charge.steps, quantity, { ten: at(TENS, scale), widen });
    case SHAPE.counted:
      return charge.once + counted(charge.steps, quantity, widen);
  }
}

/** Figures are whole at the charge's scale: `widen` brings them to the quantity's, `ten` a flat amount to the prices'. */
type Scaling = { readonly ten: number; readonly widen: number };

function graduated(steps: readonly number[], quantity: number, { ten, widen }: Scaling): number {
  let total = 0;
  for (let step = 0; step < steps.length; step += STEP.length) {
    const from = at(steps, step + STEP.from) * widen;
    if (quantity <= from) break;
    const end = Math.min(at(steps, step + STEP.end) * widen, quantity);
    total += (end - from) * at(steps, step + STEP.price) + at(steps, step + STEP.flat) * ten;
  }
  return total;
}

function volume(steps: readonly number[], quantity: number, { ten, widen }: Scaling): number {
  for (let step = 0; step < steps.length; step += STEP.length) {
    if (quantity <= at(steps, step + STEP.end) * widen) return quantity * at(steps, step + STEP.price) + at(steps, step + STEP.flat) * ten;
  }
  return Number.NaN;
}

/** Whole packages, or whole increments of segments. */
function counted(steps: readonly number[], quantity: number, widen: number): number {
  let total = 0;
  for (let step = 0; step < steps.length; step += STEP.length) {
    const from = at(steps, step + STEP.from) * widen;
    if (quantity <= from) break;
    const used = Math.min(at(steps, step + STEP.end) * widen, quantity) - from;
    total += ceilingSafe(used, at(steps, step + STEP.increment) * widen) * at(steps, step + STEP.price);
  }
  return total;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}
