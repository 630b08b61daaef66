import { and, asc, eq } from "drizzle-orm";
import type { Sample, SampleChange } from "#lib/domain/price-plan/sample.ts";
import { fromDbAcknowledged, fromDbSample } from "../mapping/price-plan-samples.ts";
import { pricePlanSample } from "../schema/price-plan.ts";
import { auditEntry } from "../schema/system.ts";
import type { Tx } from "../tx.ts";

export async function listSamples(tx: Tx, pricePlanId: number): Promise<readonly Sample[]> {
  const rows = await tx
    .select()
    .from(pricePlanSample)
    .where(eq(pricePlanSample.pricePlanId, pricePlanId))
    .orderBy(asc(pricePlanSample.name), asc(pricePlanSample.sampleId));
  return rows.map(fromDbSample);
}

/** As `listSamples`, held to the end of the transaction, always in the same order. */
export async function lockSamples(tx: Tx, pricePlanId: number): Promise<readonly Sample[]> {
  const rows = await tx
    .select()
    .from(pricePlanSample)
    .where(eq(pricePlanSample.pricePlanId, pricePlanId))
    .orderBy(asc(pricePlanSample.sampleId))
    .for("update");
  return rows.map(fromDbSample);
}

export type OwnedSample = { readonly pricePlanId: number; readonly sample: Sample };

/** Locked until the end of the transaction: of two changes of one sample the second sees the first's revision. */
export async function lockSample(tx: Tx, sampleId: number): Promise<OwnedSample | null> {
  const [row] = await tx.select().from(pricePlanSample).where(eq(pricePlanSample.sampleId, sampleId)).for("update");
  return row ? { pricePlanId: row.pricePlanId, sample: fromDbSample(row) } : null;
}

export async function insertSample(tx: Tx, row: Omit<typeof pricePlanSample.$inferInsert, "createdAt" | "revision">): Promise<void> {
  await tx.insert(pricePlanSample).values(row);
}

export async function updateSample(tx: Tx, { sampleId, ...change }: Sample): Promise<void> {
  await tx.update(pricePlanSample).set(change).where(eq(pricePlanSample.sampleId, sampleId));
}

export async function deleteSample(tx: Tx, sampleId: number): Promise<void> {
  await tx.delete(pricePlanSample).where(eq(pricePlanSample.sampleId, sampleId));
}

/** What whoever submitted has confirmed: kept where nobody can change it. */
export async function acknowledgedSamplesOf(tx: Tx, requestId: number): Promise<readonly SampleChange[]> {
  const [row] = await tx
    .select({ after: auditEntry.after })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.entity, "approvalRequest"),
        eq(auditEntry.entityId, String(requestId)),
        eq(auditEntry.action, "pricePlan.submitDraft"),
      ),
    )
    .limit(1);
  return row ? fromDbAcknowledged(row.after) : [];
}
