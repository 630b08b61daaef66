import { type Instant, plusMillis } from "#lib/kernel/instant.ts";

/** A provider that does not answer for about two hours will not deliver a film that somebody waits for. */
export const MOST_ATTEMPTS = 10;

const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 3_600_000;

/** Milliseconds that an attempt may take before another worker may make it again: more than an adapter is given to answer. */
const LEASE = 60_000;
export const LONGEST_ANSWER = 20_000;

export type AfterFailure = { readonly kind: "again"; readonly at: Instant } | { readonly kind: "giveUp" };

type Failure = {
  /** Made so far, the failed one among them. */
  readonly attempts: number;
  readonly now: Instant;
  /** From 0 to 1, drawn by the caller: those that failed together must not come back together. */
  readonly chance: number;
};

/** The pause doubles from attempt to attempt up to an hour; half of it stands, half is drawn. */
export function afterFailure({ attempts, now, chance }: Failure): AfterFailure {
  if (attempts >= MOST_ATTEMPTS) return { kind: "giveUp" };
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1));
  return { kind: "again", at: plusMillis(now, Math.floor((pause / 2) * (1 + chance))) };
}

export function leaseUntil(now: Instant): Instant {
  return plusMillis(now, LEASE);
}

/** No attempt is planned further ahead than this. One that is was planned by a clock that has been set back since: it is due. */
export function furthestPlan(now: Instant): Instant {
  return plusMillis(now, LONGEST_PAUSE);
}
