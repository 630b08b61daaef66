import "server-only";
import type { Database } from "#db/client.ts";
import { findSessionWithUser, revokeSession, setSessionSeen } from "#db/queries/people.ts";
import { withTransaction } from "#db/tx.ts";
import type { UserActor } from "#lib/domain/people/actor.ts";
import { isRole } from "#lib/domain/people/permissions.ts";
import { isSeenWorthWriting, isSessionLive } from "#lib/domain/people/session-policy.ts";
import type { Instant } from "#lib/kernel/instant.ts";

export type SessionLookUp = {
  readonly sessionId: string;
  readonly now: Instant;
  /** A page that polls by itself does not keep a session alive at an empty desk. */
  readonly isBackground: boolean;
};

/**
 * Who a session stands for at this moment, or null. Asked afresh on every request, so signing out, disabling a user and
 * changing a role take effect with the next one.
 */
export async function findSessionActor(database: Database, { sessionId, now, isBackground }: SessionLookUp): Promise<UserActor | null> {
  return withTransaction(database, async (tx) => {
    const found = await findSessionWithUser(tx, sessionId);
    if (!found || found.disabledAt !== null || !isSessionLive(found, now) || !isRole(found.role)) return null;
    if (!isBackground && isSeenWorthWriting(found, now)) await setSessionSeen(tx, sessionId, now);
    return { kind: "user", userId: found.userId, name: found.name, role: found.role, sessionId };
  });
}

export async function endSession(database: Database, sessionId: string, now: Instant): Promise<void> {
  await withTransaction(database, (tx) => revokeSession(tx, sessionId, now));
}
