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
  const pending = pendingChanges(rate, { from, until });
  let stretch: WinningStretch = { from, until, tier: winnerAt(from) };
  for (let at = earliestOf(pending); at !== null; at = earliestOf(pending)) {
    const tier = winnerAt(at);
    if (tier !== stretch.tier) {
      stretches.push({ ...stretch, until: at });
      stretch = { from: at, until, tier };
    }
    for (const each of pending) if (each.at === at) each.at = nextChange(each.model, at, until);
  }
  stretches.push(stretch);
  return stretches;
}

/** The next instant within the span at which a time model of the rate changes its answer. */
type Pending = { readonly model: CompiledTimeModel; at: Instant | null };

function pendingChanges({ tiers }: CompiledRate, { from, until }: Span): readonly Pending[] {
  const pending: Pending[] = [];
  for (const { timeModel: model } of tiers) {
    const isNew = model !== null && pending.every((each) => each.model !== model);
    if (isNew) pending.push({ model, at: nextChange(model, from, until) });
  }
  return pending;
}

function earliestOf(pending: readonly Pending[]): Instant | null {
  let earliest: Instant | null = null;
  for (const { at } of pending) if (at !== null && (earliest === null || at < earliest)) earliest = at;
  return earliest;
}
