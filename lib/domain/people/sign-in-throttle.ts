import { type Instant, plusMillis } from "#lib/kernel/instant.ts";

/** Failures older than this are forgotten. */
export const THROTTLE_WINDOW_MILLIS = 15 * 60_000;

const LONGEST_WAIT_SECONDS = 300;

export type Attempt = { readonly attemptedAt: Instant; readonly succeeded: boolean };

/** An account is guessed at five times for free, an address (behind which a whole office may sit) twenty times. */
export const FREE_FAILURES = { account: 5, address: 20 } as const;

/**
 * How many seconds the next attempt must still wait. The wait doubles with each failure since the last success and stops
 * at five minutes: it slows guessing to nothing, and never locks out for good whoever knows the password.
 */
export function secondsToWait(attempts: readonly Attempt[], freeFailures: number, now: Instant): number {
  const recent = attempts.filter(({ attemptedAt }) => plusMillis(attemptedAt, THROTTLE_WINDOW_MILLIS) > now);
  const lastSuccess = latest(recent.filter(({ succeeded }) => succeeded));
  const failures = recent.filter(({ succeeded, attemptedAt }) => !succeeded && (lastSuccess === null || attemptedAt > lastSuccess));
  const lastFailure = latest(failures);
  if (lastFailure === null || failures.length < freeFailures) return 0;
  const wait = Math.min(2 ** (failures.length - freeFailures), LONGEST_WAIT_SECONDS);
  return Math.max(0, Math.ceil((plusMillis(lastFailure, wait * 1000) - now) / 1000));
}

function latest(attempts: readonly Attempt[]): Instant | null {
  return attempts.reduce<Instant | null>((last, { attemptedAt }) => (last === null || attemptedAt > last ? attemptedAt : last), null);
}
