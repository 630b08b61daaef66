import type { CompiledRate, CompiledTier } from "../compile-rate-book.ts";
import { isIn } from "../match-zone.ts";
import { selectTier } from "../select-tier.ts";
import { isSplit } from "../split/cut-usage.ts";
import { holdsThroughout } from "../time-model.ts";
import type { Usage } from "../usage.ts";

/** The line that prices all of a usage, null for the base; undefined where it is cut because another one wins before its end. */
export function steadyWinner(rate: CompiledRate, usage: Usage): CompiledTier | null | undefined {
  if (!isSplit(rate, usage)) return selectTier(rate, usage);
  for (const tier of rate.tiers) {
    const { zone, timeModel } = tier;
    const holds = timeModel === null || holdsThroughout(timeModel, usage.from, usage.to);
    if (holds === false || (zone !== null && !isIn(zone, usage.metadata))) continue;
    return holds ? tier : undefined;
  }
  return null;
}
