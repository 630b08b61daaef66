import { and, asc, desc, eq, isNotNull, isNull, lte, sql } from "drizzle-orm";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { PlanNames, StoredPlan } from "#lib/domain/price-plan/stored-plan.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbDocument, fromDbPricePlan } from "../mapping/price-plans.ts";
import { pricePlan, pricePlanDraft, pricePlanVersion } from "../schema/price-plan.ts";
import type { Reader, Tx } from "../tx.ts";

/** Held to the end of the transaction: of two that make a plan of one code, name or currency, the second finds it there. */
export async function lockPlanNames(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('price plan names', 0))`);
}

/**
 * The plan's row has no counter, and needs none: each edit of it leaves exactly one audit row in its own transaction, and nobody deletes
 * those. Read under the plan's lock it names the state that the next edit is made over.
 */
const REVISION = sql<number>`(
  select 1 + count(*)::int from audit_entry
  where entity = 'pricePlan' and entity_id = price_plan.code and action in ('pricePlan.edit', 'pricePlan.archive', 'pricePlan.restore')
)`;

export async function findStoredPlan(reader: Reader, code: string): Promise<StoredPlan | null> {
  const [row] = await reader.select({ plan: pricePlan, revision: REVISION }).from(pricePlan).where(eq(pricePlan.code, code));
  return row ? { ...fromDbPricePlan(row.plan), archivedAt: row.plan.archivedAt, revision: row.revision } : null;
}

export async function listArchivedPlans(reader: Reader): Promise<readonly StoredPlan[]> {
  const rows = await reader
    .select({ plan: pricePlan, revision: REVISION })
    .from(pricePlan)
    .where(isNotNull(pricePlan.archivedAt))
    .orderBy(asc(pricePlan.code));
  return rows.map(({ plan, revision }) => ({ ...fromDbPricePlan(plan), archivedAt: plan.archivedAt, revision }));
}

/** Case does not count; an archived plan keeps its name. */
export async function findPlanNamed(reader: Reader, name: string): Promise<{ readonly code: string; readonly name: string } | null> {
  const [row] = await reader
    .select({ code: pricePlan.code, name: pricePlan.name })
    .from(pricePlan)
    .where(sql`lower(${pricePlan.name}) = lower(${name})`)
    .limit(1);
  return row ?? null;
}

/** Archived or not: there is one line for each currency, and restoring it is the way back. */
export async function findGlobalPlan(reader: Reader, currency: string): Promise<{ readonly name: string } | null> {
  const [row] = await reader
    .select({ name: pricePlan.name })
    .from(pricePlan)
    .where(and(eq(pricePlan.kind, "global"), eq(pricePlan.currency, currency)));
  return row ?? null;
}

export async function insertPricePlan(tx: Tx, row: Omit<typeof pricePlan.$inferInsert, "createdAt" | "archivedAt">): Promise<void> {
  await tx.insert(pricePlan).values(row);
}

export async function updatePricePlan(
  tx: Tx,
  pricePlanId: number,
  change: Partial<PlanNames & { readonly archivedAt: Instant | null }>,
): Promise<void> {
  await tx.update(pricePlan).set(change).where(eq(pricePlan.pricePlanId, pricePlanId));
}

export async function isPlanArchived(reader: Reader, pricePlanId: number): Promise<boolean> {
  const [row] = await reader.select({ archivedAt: pricePlan.archivedAt }).from(pricePlan).where(eq(pricePlan.pricePlanId, pricePlanId));
  return row !== undefined && row.archivedAt !== null;
}

/** Of the newest working copy, whatever became of it: it says how the plan's prices are meant while no version does. */
export async function lastDraftDocument(reader: Reader, pricePlanId: number): Promise<PricePlanDocument | null> {
  const [row] = await reader
    .select({ document: pricePlanDraft.document })
    .from(pricePlanDraft)
    .where(eq(pricePlanDraft.pricePlanId, pricePlanId))
    .orderBy(desc(pricePlanDraft.draftId))
    .limit(1);
  return row ? fromDbDocument(row.document) : null;
}

export type LivePlan = {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly taxInclusive: boolean;
  readonly timeZone: string;
};

/** What can be copied from: plans with a version in force, and how its prices are meant. */
export async function listLivePlans(reader: Reader, at: Instant): Promise<readonly LivePlan[]> {
  const rows = await reader
    .selectDistinctOn([pricePlan.code], { code: pricePlan.code, name: pricePlan.name, document: pricePlanVersion.document })
    .from(pricePlan)
    .innerJoin(pricePlanVersion, eq(pricePlanVersion.pricePlanId, pricePlan.pricePlanId))
    .where(and(isNull(pricePlan.archivedAt), isNull(pricePlanVersion.correctsVersionId), lte(pricePlanVersion.effectiveAt, at)))
    .orderBy(asc(pricePlan.code), desc(pricePlanVersion.effectiveAt));
  return rows.map(({ code, name, document }) => {
    const { currency, taxInclusive, timeZone } = fromDbDocument(document);
    return { code, name, currency, taxInclusive, timeZone };
  });
}
