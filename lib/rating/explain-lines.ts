import type { Instant } from "#lib/kernel/instant.ts";
import type { CompiledRate, CompiledRateBook, CompiledTier } from "./compile-rate-book.ts";
import type { ExplainedRate, LosingLine, WinningLine } from "./explanation.ts";
import { failureIn } from "./match-zone.ts";
import { selectRate } from "./select-rate.ts";
import type { Circumstances } from "./select-tier.ts";
import { holdsAt, judgeTime } from "./time-model.ts";
import type { Usage } from "./usage.ts";

/** With the rates for the type and the family that it beats. */
export function explainRate(book: CompiledRateBook, usage: Usage, { explained }: CompiledRate): ExplainedRate {
  // Many plans have prices for products alone.
  if (book.byProductType.size === 0 && book.byFamily.size === 0) return explained;
  const lessSpecific = selectRate(book, usage)?.lessSpecific ?? NONE;
  if (lessSpecific.length === 0) return explained;
  return { ...explained, lessSpecific: lessSpecific.map(({ key, for: target, base }) => ({ key, for: target, charge: base.definition })) };
}

const NONE: readonly never[] = [];
const BASE: WinningLine = { kind: "base" };

/** The line that priced the usage, which therefore held. */
export function explainWinner(tier: CompiledTier | null, from: Instant): WinningLine {
  if (tier === null) return BASE;
  const { level, zone, timeModel } = tier;
  return { kind: "level", level, zone: zone?.code ?? null, time: timeModel && judgeTime(timeModel, from) };
}

/** Pricing has no need to look at them. In the order of precedence: levels from the lowest, then the base. */
export function explainLosers(rate: CompiledRate, winner: CompiledTier | null, circumstances: Circumstances): readonly LosingLine[] {
  const { tiers, lostBase } = rate;
  const own = winner === null ? tiers.length : tiers.indexOf(winner);
  // As many lose as there are tiers: all of them, or all but the winner and then the base.
  return tiers.map((_, place) => {
    const loser = tiers[place < own ? place : place + 1];
    return loser === undefined ? lostBase : explainLosingTier(loser, winner, circumstances);
  });
}

function explainLosingTier(tier: CompiledTier, winner: CompiledTier | null, { from, metadata }: Circumstances): LosingLine {
  const { level, zone, timeModel } = tier;
  const charge = tier.charge.definition;
  const failure = zone && failureIn(zone, metadata);
  if (zone && failure) {
    const known = tier.lostByZone.get(failure);
    return known ?? { kind: "condition", level, charge, failed: { kind: "zone", zone: zone.code, ...failure } };
  }
  // Whether it holds is remembered, and quicker to ask than why.
  if (timeModel === null || holdsAt(timeModel, from)) return { kind: "higherLevel", level, charge, winner: winner?.level ?? level };
  return { kind: "condition", level, charge, failed: { kind: "time", verdict: judgeTime(timeModel, from) } };
}
