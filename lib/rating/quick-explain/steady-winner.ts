import type { CompiledRate, CompiledTier } from "../compile-rate-book.ts";
import { isIn } from "../match-zone.ts";
import { selectTier } from "../select-tier.ts";
import { isSplit } from "../split/cut-usage.ts";
import { nextChange } from "../time-model.ts";
import type { Usage } from "../usage.ts";

/** The line that prices all of a usage, null for the base; undefined where it is cut because another one wins before its end. */
export function steadyWinner(rate: CompiledRate, usage: Usage): CompiledTier | null | undefined {
  const winner = selectTier(rate, usage);
  return isSplit(rate, usage) && changes(rate, winner, usage) ? undefined : winner;
}

/**
 * The winner changes with the first change of its own time model, or of one at a lower level whose zone the usage is in; what
 * happens at higher levels does not matter as long as it holds.
 */
function changes(
  { tiers }: CompiledRate,
  winner: CompiledTier | null,
  { from, to, metadata }: Usage & { readonly to: Usage["from"] },
): boolean {
  for (const tier of tiers) {
    const { zone, timeModel } = tier;
    const mayChange = timeModel !== null && (zone === null || isIn(zone, metadata));
    if (mayChange && nextChange(timeModel, from, to) !== null) return true;
    if (tier === winner) return false;
  }
  return false;
}
