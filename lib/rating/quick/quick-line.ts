import type { Charge } from "../charges/charge.ts";
import { withoutLimits, withoutOneOffs } from "../charges/without-one-offs.ts";
import { type QuickCharge, quickCharge } from "./quick-charge.ts";
import { type QuickFraction, quickFraction } from "./quick-fraction.ts";

/** One line of a rate in safe integers: for a whole usage, and for the parts of a cut one. */
export type QuickLine = {
  readonly whole: QuickCharge | null;
  /** Of the first part: without the limits, which are for the sum. */
  readonly opening: () => QuickCharge | null;
  /** Of a later part: without what is taken once per UDR. */
  readonly later: () => QuickCharge | null;
  readonly minimum: QuickFraction | null;
  readonly maximum: QuickFraction | null;
};

export function quickLine(charge: Charge): QuickLine {
  const { minimum, maximum } = charge;
  return {
    whole: quickCharge(charge),
    opening: once(() => quickCharge(withoutLimits(charge))),
    later: once(() => quickCharge(withoutOneOffs(charge))),
    minimum: minimum === undefined ? null : quickFraction(minimum),
    maximum: maximum === undefined ? null : quickFraction(maximum),
  };
}

/** Most usage is never cut, so its parts' programs are made when they are first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
