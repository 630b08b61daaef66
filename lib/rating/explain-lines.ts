import type { Instant } from "#lib/kernel/instant.ts";
import type { CompiledRate, CompiledRateBook, CompiledTier } from "./compile-rate-book.ts";
import type { ExplainedRate, LosingLine, WinningLine } from "./explanation.ts";
import { NO_FAILURE, placeOfFailure } from "./match-zone.ts";
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
  if (tier.wonAlways !== null) return tier.wonAlways;
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
    return loser === undefined ? lostBase : (lostByCondition(loser, circumstances) ?? lostToLower(loser, winner));
  });
}

/** What an explanation says of a line whose zone or time model does not hold; null where both do. */
export function lostByCondition(tier: CompiledTier, { from, metadata }: Circumstances): LosingLine | null {
  const { zone, timeModel } = tier;
  const place = zone === null ? NO_FAILURE : placeOfFailure(zone, metadata);
  if (place !== NO_FAILURE) return tier.lostByZone[place] ?? null;
  // Whether it holds is remembered, and quicker to ask than why.
  if (timeModel === null || holdsAt(timeModel, from)) return null;
  const failed = { kind: "time", verdict: judgeTime(timeModel, from) } as const;
  return { kind: "condition", level: tier.level, charge: tier.charge.definition, failed };
}

/** Of one that holds as well, at a higher level. */
export function lostToLower({ level, charge }: CompiledTier, winner: CompiledTier | null): LosingLine {
  return { kind: "higherLevel", level, charge: charge.definition, winner: winner?.level ?? level };
}
