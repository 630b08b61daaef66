import type { Rate, RateTarget } from "#lib/rating/rate-book.ts";
import { codeOf } from "./edit-rates.ts";

/** The rates of a document by their keys and by what they are for: each of thousands of rows asks for one of thousands of rates. */
export type RateDirectory = {
  readonly withKey: (key: string) => Rate | undefined;
  readonly forTarget: (target: RateTarget) => Rate | undefined;
};

/** Of two rates of one key, or for one target, it knows the first. */
export function rateDirectory(rates: readonly Rate[]): RateDirectory {
  const byKey = firstOfEach(rates, ({ key }) => key);
  const byTarget = firstOfEach(rates, (rate) => targetName(rate.for));
  return { withKey: (key) => byKey.get(key), forTarget: (target) => byTarget.get(targetName(target)) };
}

/** The same for the same target, and for no other. */
export function targetName(target: RateTarget): string {
  return `${Object.keys(target).join()} ${codeOf(target)}`;
}

export function firstOfEach<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item> {
  return new Map(items.toReversed().map((item) => [nameOf(item), item]));
}
