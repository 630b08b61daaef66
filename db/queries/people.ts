import { and, asc, desc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Instant } from "#lib/kernel/instant.ts";
import { appUser, firstAdministratorLink, session, signInAttempt } from "../schema/people.ts";
import type { Tx } from "../tx.ts";

export type UserRow = typeof appUser.$inferSelect;
export type NewUser = Omit<typeof appUser.$inferInsert, "createdAt">;
export type NewSession = Omit<typeof session.$inferInsert, "createdAt">;
export type NewSignInAttempt = Omit<typeof signInAttempt.$inferInsert, "createdAt">;

export async function insertUser(tx: Tx, user: NewUser): Promise<void> {
  await tx.insert(appUser).values(user);
}

export async function findUserByEmail(tx: Tx, email: string): Promise<UserRow | null> {
  const rows = await tx
    .select()
    .from(appUser)
    .where(eq(sql`lower(${appUser.email})`, email.toLowerCase()));
  return rows[0] ?? null;
}

/** Locked to the end of the transaction, so that two administrators do not decide on the same state. */
export async function lockUser(tx: Tx, userId: number): Promise<UserRow | null> {
  const rows = await tx.select().from(appUser).where(eq(appUser.userId, userId)).for("update");
  return rows[0] ?? null;
}

export async function listUsers(tx: Tx) {
  const lastSeenAt = tx
    .select({ userId: session.userId, lastSeenAt: sql`max(${session.lastSeenAt})`.mapWith(session.lastSeenAt).as("last_seen_at") })
    .from(session)
    .groupBy(session.userId)
    .as("seen");
  return tx
    .select({
      userId: appUser.userId,
      email: appUser.email,
      name: appUser.name,
      role: appUser.role,
      disabledAt: appUser.disabledAt,
      lastSeenAt: lastSeenAt.lastSeenAt,
    })
    .from(appUser)
    .leftJoin(lastSeenAt, eq(lastSeenAt.userId, appUser.userId))
    .orderBy(asc(appUser.name), asc(appUser.userId));
}

export async function setUserDisabled(tx: Tx, userId: number, disabledAt: Instant | null): Promise<void> {
  await tx.update(appUser).set({ disabledAt }).where(eq(appUser.userId, userId));
}

export async function hasAdministrator(tx: Tx): Promise<boolean> {
  const rows = await tx.select({ userId: appUser.userId }).from(appUser).where(eq(appUser.role, "administrator")).limit(1);
  return rows.length > 0;
}

export async function insertSession(tx: Tx, row: NewSession): Promise<void> {
  await tx.insert(session).values(row);
}

/** The session with its user as both are at this moment: the role is the row's, never the cookie's. */
export async function findSessionWithUser(tx: Tx, sessionId: string) {
  const rows = await tx
    .select({
      sessionId: session.sessionId,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
      revokedAt: session.revokedAt,
      userId: appUser.userId,
      name: appUser.name,
      role: appUser.role,
      disabledAt: appUser.disabledAt,
    })
    .from(session)
    .innerJoin(appUser, eq(appUser.userId, session.userId))
    .where(eq(session.sessionId, sessionId));
  return rows[0] ?? null;
}

export async function setSessionSeen(tx: Tx, sessionId: string, lastSeenAt: Instant): Promise<void> {
  await tx
    .update(session)
    .set({ lastSeenAt })
    .where(and(eq(session.sessionId, sessionId), lt(session.lastSeenAt, lastSeenAt)));
}

export async function revokeSession(tx: Tx, sessionId: string, revokedAt: Instant): Promise<void> {
  await tx
    .update(session)
    .set({ revokedAt })
    .where(and(eq(session.sessionId, sessionId), isNull(session.revokedAt)));
}

export async function revokeSessionsOf(tx: Tx, userId: number, revokedAt: Instant): Promise<void> {
  await tx
    .update(session)
    .set({ revokedAt })
    .where(and(eq(session.userId, userId), isNull(session.revokedAt)));
}

export async function insertSignInAttempt(tx: Tx, attempt: NewSignInAttempt): Promise<void> {
  await tx.insert(signInAttempt).values(attempt);
}

/** Newest first. Two subjects are asked for at once: the account and the address. */
export async function listSignInAttempts(tx: Tx, subjects: readonly [string, string], since: Instant) {
  return tx
    .select({ subject: signInAttempt.subject, attemptedAt: signInAttempt.attemptedAt, succeeded: signInAttempt.succeeded })
    .from(signInAttempt)
    .where(and(or(eq(signInAttempt.subject, subjects[0]), eq(signInAttempt.subject, subjects[1])), gt(signInAttempt.attemptedAt, since)))
    .orderBy(desc(signInAttempt.attemptedAt))
    .limit(200);
}

export async function deleteSignInAttempt(tx: Tx, subject: string, attemptId: string): Promise<void> {
  await tx.delete(signInAttempt).where(and(eq(signInAttempt.subject, subject), eq(signInAttempt.attemptId, attemptId)));
}

export async function deleteSignInAttemptsBefore(tx: Tx, before: Instant): Promise<void> {
  await tx.delete(signInAttempt).where(lt(signInAttempt.attemptedAt, before));
}

/** Attempts on one subject go one after the other, so that a volley of them cannot slip past the count together. */
export async function lockSignInSubject(tx: Tx, subject: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${subject}`}, 0))`);
}

export async function insertFirstAdministratorLink(
  tx: Tx,
  link: { readonly tokenHash: string; readonly expiresAt: Instant },
): Promise<void> {
  await tx.insert(firstAdministratorLink).values(link);
}

/** A new link takes the place of those before it. */
export async function closeFirstAdministratorLinks(tx: Tx, usedAt: Instant): Promise<void> {
  await tx.update(firstAdministratorLink).set({ usedAt }).where(isNull(firstAdministratorLink.usedAt));
}

export async function isFirstAdministratorLinkOpen(tx: Tx, tokenHash: string, now: Instant): Promise<boolean> {
  const rows = await tx
    .select({ tokenHash: firstAdministratorLink.tokenHash })
    .from(firstAdministratorLink)
    .where(openLink(tokenHash, now));
  return rows.length > 0;
}

/** True for the one caller who used it; false when it was used or has expired. */
export async function takeFirstAdministratorLink(tx: Tx, tokenHash: string, usedAt: Instant): Promise<boolean> {
  const taken = await tx
    .update(firstAdministratorLink)
    .set({ usedAt })
    .where(openLink(tokenHash, usedAt))
    .returning({ tokenHash: firstAdministratorLink.tokenHash });
  return taken.length === 1;
}

const openLink = (tokenHash: string, now: Instant) =>
  and(eq(firstAdministratorLink.tokenHash, tokenHash), isNull(firstAdministratorLink.usedAt), gt(firstAdministratorLink.expiresAt, now));
