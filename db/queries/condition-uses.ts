import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { catalog, catalogCondition } from "../schema/catalog.ts";
import type { Reader } from "../tx.ts";

export type ConditionTarget = {
  readonly kind: "accountClassification" | "billingTerm" | "provider" | "subscriptionType";
  readonly code: string;
};

/** The catalogs that have a condition for exactly this, effective or not: a draft would be refused when it becomes effective. */
export async function listCatalogsAsking(tx: Reader, { kind, code }: ConditionTarget) {
  return tx
    .selectDistinct({ code: catalog.code, name: catalog.name })
    .from(catalogCondition)
    .innerJoin(catalog, eq(catalog.catalogId, catalogCondition.catalogId))
    .where(
      and(eq(catalogCondition.kind, kind), sql`${catalogCondition.codes} @> ${JSON.stringify([code])}::jsonb`, isNull(catalog.archivedAt)),
    )
    .orderBy(asc(catalog.name));
}
