import { and, asc, eq, isNull } from "drizzle-orm";
import type { ProgramSource } from "#lib/domain/people/decide-service-account.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { serviceAccount } from "../schema/people.ts";
import { source } from "../schema/usage.ts";
import type { Tx } from "../tx.ts";

export type ServiceAccountRow = typeof serviceAccount.$inferSelect;
export type NewServiceAccount = Omit<typeof serviceAccount.$inferInsert, "createdAt" | "revokedAt">;

export async function findServiceAccountByKeyHash(tx: Tx, keyHash: string): Promise<ServiceAccountRow | null> {
  const rows = await tx
    .select()
    .from(serviceAccount)
    .where(and(eq(serviceAccount.keyHash, keyHash), isNull(serviceAccount.revokedAt)));
  return rows[0] ?? null;
}

export async function listServiceAccounts(tx: Tx) {
  return tx
    .select({
      serviceAccountId: serviceAccount.serviceAccountId,
      code: serviceAccount.code,
      name: serviceAccount.name,
      role: serviceAccount.role,
      sourceCode: serviceAccount.sourceCode,
      keyHash: serviceAccount.keyHash,
      isDemo: serviceAccount.isDemo,
      revokedAt: serviceAccount.revokedAt,
    })
    .from(serviceAccount)
    .orderBy(asc(serviceAccount.code));
}

/** Locked to the end of the transaction, so that two administrators do not both give it a key. */
export async function lockServiceAccount(tx: Tx, code: string): Promise<ServiceAccountRow | null> {
  const [row] = await tx.select().from(serviceAccount).where(eq(serviceAccount.code, code)).for("update");
  return row ?? null;
}

/** False when the code is taken. */
export async function insertServiceAccount(tx: Tx, row: NewServiceAccount): Promise<boolean> {
  const inserted = await tx
    .insert(serviceAccount)
    .values(row)
    .onConflictDoNothing({ target: serviceAccount.code })
    .returning({ code: serviceAccount.code });
  return inserted.length === 1;
}

/** The key before it opens nothing from then on. */
export async function setServiceKeyHash(tx: Tx, serviceAccountId: number, keyHash: string): Promise<void> {
  await tx.update(serviceAccount).set({ keyHash }).where(eq(serviceAccount.serviceAccountId, serviceAccountId));
}

export async function revokeServiceAccount(tx: Tx, serviceAccountId: number, revokedAt: Instant): Promise<void> {
  await tx.update(serviceAccount).set({ revokedAt }).where(eq(serviceAccount.serviceAccountId, serviceAccountId));
}

/** Held to the end of the transaction: it is not put away while a program is bound to it. */
export async function holdSourceOfProgram(tx: Tx, code: string): Promise<ProgramSource | null> {
  const [row] = await tx
    .select({ name: source.name, channel: source.channel, archivedAt: source.archivedAt })
    .from(source)
    .where(eq(source.code, code))
    .for("share");
  return row ? { name: row.name, channel: row.channel, isArchived: row.archivedAt !== null } : null;
}
