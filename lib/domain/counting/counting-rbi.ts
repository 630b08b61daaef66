import type { Currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Explanation } from "#lib/rating/explanation.ts";
import type { Amounts } from "#lib/rating/round-and-tax.ts";
import { type CounterPlace, placesOf } from "./counter-place.ts";

/**
 * The charge by which a UDR counts together with other usage: the one that stands, or one that was taken back as a favour, although the
 * usage happened.
 */
export type CountingRbi = Amounts & {
  readonly accountId: number;
  readonly subscriptionId: number;
  readonly udrId: number;
  readonly usedFrom: Instant;
  readonly productId: number;
  readonly currency: Currency;
  readonly taxInclusive: boolean;
  readonly pricePlanVersionId: number | null;
  readonly ratingInstant: Instant;
  readonly explanation: Explanation;
  /** False: a favour. */
  readonly isLive: boolean;
};

export function placesOfRbi(rbi: CountingRbi): readonly CounterPlace[] {
  return placesOf(rbi.explanation, rbi);
}
