import { and, asc, eq, exists, isNull, sql } from "drizzle-orm";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import type { Reader } from "../tx.ts";

const isPublished = sql<boolean>`exists (
  select from price_plan_version v where v.price_plan_id = ${pricePlan.pricePlanId} and v.corrects_version_id is null)`;

export type AgreementPlan = {
  readonly name: string;
  readonly currency: string;
  readonly isArchived: boolean;
  readonly isPublished: boolean;
};

/** A plan as an agreement asks about it. */
export async function findAgreementPlan(reader: Reader, code: string): Promise<AgreementPlan | null> {
  const [row] = await reader
    .select({ name: pricePlan.name, currency: pricePlan.currency, archivedAt: pricePlan.archivedAt, isPublished })
    .from(pricePlan)
    .where(eq(pricePlan.code, code));
  return row ? { name: row.name, currency: row.currency, isArchived: row.archivedAt !== null, isPublished: row.isPublished } : null;
}

export type PlanChoice = { readonly code: string; readonly name: string };

/** The plans that an account in that currency may agree on: published and not archived, those made for agreements first. */
export async function listAgreementPlans(reader: Reader, currency: string): Promise<readonly PlanChoice[]> {
  const published = reader
    .select({ one: sql`1` })
    .from(pricePlanVersion)
    .where(and(eq(pricePlanVersion.pricePlanId, pricePlan.pricePlanId), isNull(pricePlanVersion.correctsVersionId)));
  return reader
    .select({ code: pricePlan.code, name: pricePlan.name })
    .from(pricePlan)
    .where(and(eq(pricePlan.currency, currency), isNull(pricePlan.archivedAt), exists(published)))
    .orderBy(sql`${pricePlan.kind} = 'agreement' desc`, asc(pricePlan.name));
}

/** The names of all plans by their codes, archived or not: agreements name plans by code. */
export async function planNames(reader: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.select({ code: pricePlan.code, name: pricePlan.name }).from(pricePlan);
  return new Map(rows.map(({ code, name }) => [code, name]));
}
