import type { CompiledRateBook } from "#lib/rating/compile-rate-book.ts";
import { rateFor } from "#lib/rating/select-rate.ts";
import type { Usage } from "#lib/rating/usage.ts";

/** A plan that may price somebody's usage, by its version in force and by what is tried: the same but for the plan that is tried. */
export type ChainLink = {
  /** Null where the plan has no version in force. */
  readonly now: CompiledRateBook | null;
  readonly tried: CompiledRateBook | null;
  readonly isTried: boolean;
};

/** The plans of a subscription, the one that decides first standing first: subscription, group, Global (design, "Plan precedence"). */
export type PlanChain = readonly ChainLink[];

export type DecidingBooks = {
  readonly now: CompiledRateBook | null;
  readonly tried: CompiledRateBook | null;
  /** False where other plans price the usage on both sides. */
  readonly isConcerned: boolean;
};

/**
 * The books that price a usage on both sides: of the first plan that has a line for it, as in `rateUsageOf`. A document may take a line away,
 * and then the next plan prices the usage.
 */
export function decidingBooks(chain: PlanChain, usage: Usage): DecidingBooks {
  const now = chain.find((link) => hasLine(link.now, usage));
  const tried = chain.find((link) => hasLine(link.tried, usage));
  const byNone = now === undefined && tried === undefined;
  return {
    now: now?.now ?? null,
    tried: tried?.tried ?? null,
    isConcerned: byNone || now?.isTried === true || tried?.isTried === true,
  };
}

function hasLine(book: CompiledRateBook | null, usage: Usage): boolean {
  return book !== null && rateFor(book, usage) !== undefined;
}
