import type { Instant } from "#lib/kernel/instant.ts";
import type { CompiledRate, CompiledTier } from "./compile-rate-book.ts";
import { isIn } from "./match-zone.ts";
import type { Metadata } from "./metadata.ts";
import { holdsAt } from "./time-model.ts";
import type { Usage } from "./usage.ts";

/** All that a condition may look at. */
export type Circumstances = Pick<Usage, "from" | "metadata">;

/** The tiered rate with the lowest level that matches; null when none does and the base holds. */
export function selectTier(rate: CompiledRate, { from, metadata }: Circumstances): CompiledTier | null {
  for (const tier of rate.tiers) if (holds(tier, from, metadata)) return tier;
  return null;
}

/** Zone and time model must both hold; one that is not set always does. */
function holds({ zone, timeModel }: CompiledTier, from: Instant, metadata: Metadata): boolean {
  return (timeModel === null || holdsAt(timeModel, from)) && (zone === null || isIn(zone, metadata));
}
