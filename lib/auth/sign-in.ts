import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "#db/client.ts";
import { insertAuditEntry } from "#db/queries/audit.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { findUserByEmail, insertSession, revokeSession, type UserRow } from "#db/queries/people.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import { config } from "#lib/config.ts";
import { ABSOLUTE_MILLIS } from "#lib/domain/people/session-policy.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { isPassword } from "./password.ts";
import { type Reservation, reserveAttempt, settleAttempt } from "./throttle.ts";

export type SignIn = {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string | null;
  /** The session that the browser brought along ends when the new one begins. */
  readonly previousSessionId: string | null;
  readonly now: Instant;
};

export type SignedIn = { readonly sessionId: string; readonly userId: number };

const LONGEST_USER_AGENT = 300;

/**
 * A session for who knows the password. An unknown user, a wrong password and a disabled user are refused in the same words
 * after the same work. The password is looked at between two transactions: it takes a third of a second.
 */
export async function signIn(database: Database, attempt: SignIn): Promise<Result<SignedIn, Refusal>> {
  const { email, password, now } = attempt;
  // A demo's database served without the demo still holds people whose passwords the whole world knows.
  const installation = await withTransaction(database, findInstallation);
  if (installation?.isDemo && !config().demo) return refused({ code: "DEMO_ONLY" });
  const reserved = await withTransaction(database, (tx) => reserveAttempt(tx, attempt, now));
  if (!reserved.ok) return reserved;
  const user = await withTransaction(database, (tx) => findUserByEmail(tx, email));
  const knows = await isPassword(password, user?.passwordHash ?? null);
  if (!user || !knows || user.disabledAt !== null) {
    if (user) await withTransaction(database, (tx) => audit(tx, { action: "session.refuse", user, now }));
    return refused({ code: "SIGN_IN_FAILED" });
  }
  return withTransaction(database, (tx) => beginSession(tx, { attempt, user, reservation: reserved.value }));
}

type Beginning = { readonly attempt: SignIn; readonly user: UserRow; readonly reservation: Reservation };

async function beginSession(tx: Tx, { attempt, user, reservation }: Beginning): Promise<Result<SignedIn, Refusal>> {
  const { now, address, userAgent, previousSessionId } = attempt;
  const sessionId = randomBytes(32).toString("base64url");
  await settleAttempt(tx, reservation, now);
  if (previousSessionId !== null) await revokeSession(tx, previousSessionId, now);
  await insertSession(tx, {
    sessionId,
    userId: user.userId,
    signedInAt: now,
    lastSeenAt: now,
    expiresAt: plusMillis(now, ABSOLUTE_MILLIS),
    revokedAt: null,
    address,
    userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
  });
  await audit(tx, { action: "session.begin", user, now });
  return ok({ sessionId, userId: user.userId });
}

type SessionEvent = { readonly action: "session.begin" | "session.refuse"; readonly user: UserRow; readonly now: Instant };

/** Whoever was refused need not be the user, so only a beginning is put down to them. */
async function audit(tx: Tx, { action, user, now }: SessionEvent): Promise<void> {
  const isUser = action === "session.begin";
  await insertAuditEntry(tx, {
    actedAt: now,
    actorKind: isUser ? "user" : "system",
    actorId: isUser ? `user:${user.userId}` : "system:sign-in",
    actorName: isUser ? user.name : "sign-in",
    role: isUser ? user.role : null,
    action,
    entity: "user",
    entityId: String(user.userId),
    accountId: null,
    before: null,
    after: null,
    reason: null,
    requestId: randomUUID(),
  });
}
