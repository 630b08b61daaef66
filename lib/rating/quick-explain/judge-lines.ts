import type { CompiledRate, CompiledTier } from "../compile-rate-book.ts";
import { lostByCondition, lostToLower } from "../explain-lines.ts";
import type { LosingLine } from "../explanation.ts";
import { isIn } from "../match-zone.ts";
import { isSplit } from "../split/cut-usage.ts";
import { holdsThroughout } from "../time-model.ts";
import type { Usage } from "../usage.ts";

export type JudgedLines = {
  /** Null for the base. */
  readonly winner: CompiledTier | null;
  readonly lost: readonly LosingLine[];
};

/**
 * As `selectTier` and `explainLosers`, each line asked once for both. Null where usage is cut because another line wins before its end.
 */
export function judgeLines(rate: CompiledRate, usage: Usage): JudgedLines | null {
  const { tiers, lostBase } = rate;
  const lost: LosingLine[] = rate.lostBases.slice();
  let winner: CompiledTier | null = null;
  let place = 0;
  for (const tier of tiers) {
    if (winner === null && changesWithin(tier, rate, usage)) return null;
    const failed = lostByCondition(tier, usage);
    if (failed === null && winner === null) {
      winner = tier;
      continue;
    }
    lost[place] = failed ?? lostToLower(tier, winner);
    place += 1;
  }
  if (winner !== null) lost[place] = lostBase;
  return { winner, lost };
}

function changesWithin({ zone, timeModel }: CompiledTier, rate: CompiledRate, usage: Usage): boolean {
  if (timeModel === null || !isSplit(rate, usage)) return false;
  return holdsThroughout(timeModel, usage.from, usage.to) === null && (zone === null || isIn(zone, usage.metadata));
}
