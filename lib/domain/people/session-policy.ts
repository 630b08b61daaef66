import { type Instant, plusMillis } from "#lib/kernel/instant.ts";

const MINUTE = 60_000;

/** A desk is shared: half an hour without a request ends the session, and so do ten hours with any number of them. */
export const IDLE_MILLIS = 30 * MINUTE;
export const ABSOLUTE_MILLIS = 10 * 60 * MINUTE;

/** Written at most so often, so that a busy page does not write a row with every request. */
export const SEEN_EVERY_MILLIS = MINUTE;

export type SessionTimes = {
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
};

export function isSessionLive({ lastSeenAt, expiresAt, revokedAt }: SessionTimes, now: Instant): boolean {
  return revokedAt === null && now < expiresAt && now < plusMillis(lastSeenAt, IDLE_MILLIS);
}

export function isSeenWorthWriting({ lastSeenAt }: SessionTimes, now: Instant): boolean {
  return now >= plusMillis(lastSeenAt, SEEN_EVERY_MILLIS);
}
