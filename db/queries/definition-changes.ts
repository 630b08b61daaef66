import { and, desc, eq, sql } from "drizzle-orm";
import { auditEntry } from "../schema/system.ts";
import type { Tx } from "../tx.ts";

export type DefinitionKind =
  | "accountLimits"
  | "additiveDiscount"
  | "accountClassification"
  | "billingTerm"
  | "pricingAgreement"
  | "catalog"
  | "lookUpTable"
  | "product"
  | "productFamily"
  | "productType"
  | "provider"
  | "reasonCode"
  | "source"
  | "subscriptionNetworks"
  | "subscriptionType"
  | "taxRate"
  | "timeModel"
  | "udrType"
  | "unit"
  | "usageZone"
  | "valueList";

/** Of one kind at a time, held to the end of the transaction: of two that take one name, the second finds it taken. */
export async function lockDefinitions(tx: Tx, kind: DefinitionKind): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`definitions ${kind}`}, 0))`);
}

/** Who changed it last, by the audit; null when nobody did since it was seeded. */
export async function lastEditorOf(tx: Tx, entity: string, entityId: string): Promise<string | null> {
  const [row] = await tx
    .select({ name: auditEntry.actorName })
    .from(auditEntry)
    .where(and(eq(auditEntry.entity, entity), eq(auditEntry.entityId, entityId)))
    .orderBy(desc(auditEntry.auditId))
    .limit(1);
  return row?.name ?? null;
}
