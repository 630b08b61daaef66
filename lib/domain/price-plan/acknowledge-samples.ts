import type { Refusal } from "../refusal.ts";
import { isSamePriceAs } from "./same-price.ts";
import type { SampleChange, SamplePrice } from "./sample.ts";

type Acknowledged = { readonly sampleId: number; readonly now: SamplePrice };

const MOST_NAMED = 20;

/** Whoever submits has seen exactly these changes, at these prices: one more, one less or another price is to be looked at again. */
export function refuseUnacknowledged(changed: readonly SampleChange[], acknowledged: readonly Acknowledged[]): Refusal | null {
  const seen = new Map(acknowledged.map(({ sampleId, now }) => [sampleId, now]));
  const isSeen = ({ sampleId, now }: SampleChange) => {
    const price = seen.get(sampleId);
    return price !== undefined && isSamePriceAs(price, now);
  };
  if (changed.length === 0 || (changed.length === seen.size && changed.every(isSeen))) return null;
  return { code: "SAMPLES_CHANGED", params: { names: namesOf(changed) } };
}

function namesOf(changed: readonly SampleChange[]): string {
  const names = changed.slice(0, MOST_NAMED).map(({ name }) => `“${name}”`);
  const hidden = changed.length - names.length;
  return [...names, ...(hidden > 0 ? [`${hidden} more`] : [])].join(", ");
}
