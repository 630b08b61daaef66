import { attributesOf } from "#lib/rating/charges/attributes-of.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";

/** The metadata attributes that a book looks at; no other need be read. */
export function metadataKeysOf({ rates, zones }: RateBook): readonly string[] {
  const conditions = Object.values(zones).flatMap(({ all }) => all.map(({ attribute }) => attribute));
  const charges = rates.flatMap(({ base, tiered }) => [base, ...tiered.map(({ charge }) => charge)]);
  return [...new Set([...conditions, ...charges.flatMap(attributesOf)])].sort();
}
