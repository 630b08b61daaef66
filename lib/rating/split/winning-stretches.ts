import type { Instant } from "#lib/kernel/instant.ts";
import type { CompiledRate, CompiledTier } from "../compile-rate-book.ts";
import { type CompiledTimeModel, nextChange } from "../time-model.ts";

/** A stretch of time, half-open, in which one line of a rate wins; null for the base. */
export type WinningStretch = { readonly from: Instant; readonly until: Instant; readonly tier: CompiledTier | null };

export type WinnerAt = (instant: Instant) => CompiledTier | null;

type Span = Pick<WinningStretch, "from" | "until">;

/** What wins from when to when, without a gap; neighbours have different winners. Only time models change their answer with time. */
export function winningStretches(rate: CompiledRate, { from, until }: Span, winnerAt: WinnerAt): readonly WinningStretch[] {
  const stretches: WinningStretch[] = [];
  let stretch: WinningStretch = { from, until, tier: winnerAt(from) };
  for (const at of changesOf(rate, { from, until })) {
    const tier = winnerAt(at);
    if (tier === stretch.tier) continue;
    stretches.push({ ...stretch, until: at });
    stretch = { from: at, until, tier };
  }
  stretches.push(stretch);
  return stretches;
}

type Pending = { readonly model: CompiledTimeModel; at: Instant | null };

/** The instants within the span at which some time model of the rate changes its answer, in order. */
function* changesOf(rate: CompiledRate, { from, until }: Span): Generator<Instant> {
  const models = new Set(rate.tiers.flatMap(({ timeModel }) => timeModel ?? []));
  const pending = Array.from(models, (model): Pending => ({ model, at: nextChange(model, from, until) }));
  for (let at = earliestOf(pending); at !== null; at = earliestOf(pending)) {
    yield at;
    for (const each of pending) if (each.at === at) each.at = nextChange(each.model, at, until);
  }
}

function earliestOf(pending: readonly Pending[]): Instant | null {
  let earliest: Instant | null = null;
  for (const { at } of pending) if (at !== null && (earliest === null || at < earliest)) earliest = at;
  return earliest;
}
