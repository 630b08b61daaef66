import { type GivenDiscount, givenDiscounts } from "#lib/domain/discount/given-discount.ts";

const NONE: readonly GivenDiscount[] = [];

/** Read by the schema it was written by; most usage has none. */
export function fromDbGivenDiscounts(stored: unknown): readonly GivenDiscount[] {
  return Array.isArray(stored) && stored.length === 0 ? NONE : givenDiscounts.parse(stored);
}
