import { and, desc, eq, lt } from "drizzle-orm";
import { auditEntry } from "../schema/system.ts";
import type { Tx } from "../tx.ts";

export type NewAuditEntry = Omit<typeof auditEntry.$inferInsert, "createdAt" | "transactionId" | "auditId">;
export type AuditRow = typeof auditEntry.$inferSelect;

export async function insertAuditEntry(tx: Tx, entry: NewAuditEntry): Promise<void> {
  await tx.insert(auditEntry).values(entry);
}

export type AuditEntryFilter = {
  readonly before: number | null;
  readonly entity: string | null;
  readonly entityId: string | null;
  readonly action: string | null;
  readonly actorId: string | null;
};

/** Newest first, before the given id; one more than a page tells whether there is a next one. */
export async function listAuditEntries(tx: Tx, filter: AuditEntryFilter, limit: number): Promise<AuditRow[]> {
  const { before, entity, entityId, action, actorId } = filter;
  return tx
    .select()
    .from(auditEntry)
    .where(
      and(
        before === null ? undefined : lt(auditEntry.auditId, before),
        entity === null ? undefined : eq(auditEntry.entity, entity),
        entityId === null ? undefined : eq(auditEntry.entityId, entityId),
        action === null ? undefined : eq(auditEntry.action, action),
        actorId === null ? undefined : eq(auditEntry.actorId, actorId),
      ),
    )
    .orderBy(desc(auditEntry.auditId))
    .limit(limit);
}

/** The kinds, verbs and actors among the newest entries: enough for a filter's lists, whatever the table's length. */
export async function listRecentAuditKinds(tx: Tx, newest: number) {
  const recent = tx
    .select({ entity: auditEntry.entity, action: auditEntry.action, actorId: auditEntry.actorId, actorName: auditEntry.actorName })
    .from(auditEntry)
    .orderBy(desc(auditEntry.auditId))
    .limit(newest)
    .as("recent");
  return tx
    .selectDistinct({ entity: recent.entity, action: recent.action, actorId: recent.actorId, actorName: recent.actorName })
    .from(recent);
}

export async function listAuditEntriesOf(tx: Tx, entity: string, entityId: string): Promise<AuditRow[]> {
  return tx
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.entity, entity), eq(auditEntry.entityId, entityId)))
    .orderBy(desc(auditEntry.auditId))
    .limit(200);
}
