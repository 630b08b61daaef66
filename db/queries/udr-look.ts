import type { UdrPosition } from "./udr-order.ts";
import type { UdrPlan } from "./udr-plan.ts";

/** A look at so many UDRs, from a place on. */
export type Look = { readonly from: UdrPosition | null; readonly most: number };

/** How many times as much the next look may see. */
const GROWTH = 2;

/**
 * Looks on from a place, at more at a time while that is quick, until `look` answers null: it has found enough, or come to the end. Else as
 * long as a page may take, and the answer is how far it came. By time, since a UDR that is in memory is tested many times as fast as one that
 * must be fetched from a page of its own, and nobody knows before.
 */
export async function lookOn(
  plan: UdrPlan,
  begin: UdrPosition | null,
  look: (part: Look) => Promise<UdrPosition | null>,
): Promise<UdrPosition | null> {
  const { millis } = plan.bounds;
  const begun = performance.now();
  let from = begin;
  for (let most = firstLook(plan); ; ) {
    const started = performance.now();
    from = await look({ from, most });
    if (from === null) return null;
    const ended = performance.now();
    const left = millis - (ended - begun);
    const next = Math.floor(most * Math.min(GROWTH, left / Math.max(ended - started, 1)));
    if (next < 1) return from;
    most = next;
  }
}

function firstLook({ kind, asksRbi, isIndexed, bounds }: UdrPlan): number {
  // A set that is gathered is seen as a whole, and may have grown since it was found to be small.
  if (kind === "gather") return 2 * Math.max(bounds.gathered, bounds.gatheredOfOthers);
  return isIndexed ? bounds.lookIndexed : asksRbi ? bounds.lookWithRbi : bounds.look;
}
