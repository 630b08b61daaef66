import type { Instant } from "#lib/kernel/instant.ts";

/** The instant that decides the version: a UDR type is priced at the From (default) or at the order. */
export function ratingInstantOf(pricedAt: string, { usedFrom, orderedAt }: { usedFrom: Instant; orderedAt: Instant | null }): Instant {
  return pricedAt === "order" && orderedAt !== null ? orderedAt : usedFrom;
}
