import { and, desc, eq, inArray } from "drizzle-orm";
import type { Instant } from "#lib/kernel/instant.ts";
import { auditEntry } from "../schema/system.ts";
import type { Tx } from "../tx.ts";

const SAVES = ["pricePlan.openDraft", "pricePlan.saveDraft"];

/** Who stored a draft as it is, and when, by the audit; null of one that was seeded. */
export async function lastSaveOfDraft(tx: Tx, draftId: number): Promise<{ readonly by: string; readonly at: Instant } | null> {
  const [row] = await tx
    .select({ by: auditEntry.actorName, at: auditEntry.actedAt })
    .from(auditEntry)
    .where(and(eq(auditEntry.entity, "pricePlanDraft"), eq(auditEntry.entityId, String(draftId)), inArray(auditEntry.action, SAVES)))
    .orderBy(desc(auditEntry.auditId))
    .limit(1);
  return row ?? null;
}
