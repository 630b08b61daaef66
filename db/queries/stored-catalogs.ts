import { eq, sql } from "drizzle-orm";
import type { StoredCatalog } from "#lib/domain/catalog/catalog.ts";
import type { CatalogContent } from "#lib/domain/catalog/catalog-content.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { present } from "#lib/kernel/assert.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { catalog, catalogCondition, catalogLine, catalogValidity } from "../schema/catalog.ts";
import { serviceOrder } from "../schema/order.ts";
import type { Reader, Tx } from "../tx.ts";
import { findCatalog } from "./catalogs.ts";

/** As `findCatalog`, held to the end of the transaction against other editors. Orders, which refer to its key only, go on. */
export async function lockCatalog(tx: Tx, code: string): Promise<StoredCatalog | null> {
  await tx.select({ one: sql`1` }).from(catalog).where(eq(catalog.code, code)).for("no key update");
  return findCatalog(tx, code);
}

/** What bears the name, archived or not; case does not count. */
export async function findCatalogNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: catalog.code, name: catalog.name })
    .from(catalog)
    .where(sql`lower(${catalog.name}) = lower(${name})`);
  return row ?? null;
}

export type NewCatalog = Omit<typeof catalog.$inferInsert, "createdAt">;
export type CatalogChange = Partial<Omit<NewCatalog, "catalogId" | "code">> & Pick<StoredCatalog, "revision">;

export async function insertCatalog(tx: Tx, row: NewCatalog): Promise<void> {
  await tx.insert(catalog).values(row);
}

export async function updateCatalog(tx: Tx, code: string, change: CatalogChange): Promise<void> {
  await tx.update(catalog).set(change).where(eq(catalog.code, code));
}

export type CatalogTargetIds = Readonly<Record<"product" | "productType" | "productFamily", ReadonlyMap<string, number>>>;

type CatalogParts = {
  readonly catalogId: number;
  readonly content: CatalogContent;
  /** One for each line, ascending. */
  readonly lineIds: readonly number[];
  readonly ids: CatalogTargetIds;
};

/** Puts what the content says in the place of whatever was there. Nothing refers to a line: an order keeps what it said. */
export async function replaceCatalogParts(tx: Tx, { catalogId, content, lineIds, ids }: CatalogParts): Promise<void> {
  const { validity, lines, conditions } = content;
  await tx.delete(catalogValidity).where(eq(catalogValidity.catalogId, catalogId));
  await tx.delete(catalogLine).where(eq(catalogLine.catalogId, catalogId));
  await tx.delete(catalogCondition).where(eq(catalogCondition.catalogId, catalogId));
  const periods = validity.map((one, index) => ({
    catalogId,
    position: index + 1,
    ...(one.kind === "period" ? { validFrom: one.from, validTo: one.to } : { yearlyFrom: one.firstDay, yearlyTo: one.lastDay }),
  }));
  if (periods.length > 0) await tx.insert(catalogValidity).values(periods);
  const sold = lines.map((line, index) => lineRow(line, { catalogId, ids, catalogLineId: present(lineIds[index], "the id of a line") }));
  if (sold.length > 0) await tx.insert(catalogLine).values(sold);
  const asked = conditions.map((condition, index) => ({ catalogId, position: index + 1, ...condition }));
  if (asked.length > 0) await tx.insert(catalogCondition).values(asked);
}

type LineKey = Pick<CatalogParts, "catalogId" | "ids"> & { readonly catalogLineId: number };

function lineRow(line: CatalogContent["lines"][number], { catalogId, catalogLineId, ids }: LineKey): typeof catalogLine.$inferInsert {
  const { target, availableFrom, availableTo, requires, excludes, limit } = line;
  const targetId = present(ids[target.kind].get(target.code), target.code);
  return {
    catalogId,
    catalogLineId,
    productId: target.kind === "product" ? targetId : null,
    productTypeId: target.kind === "productType" ? targetId : null,
    productFamilyId: target.kind === "productFamily" ? targetId : null,
    availableFrom,
    availableTo,
    requiresMode: requires?.mode ?? null,
    requires: requires?.services ?? null,
    excludes: excludes.length === 0 ? null : excludes,
    limitQuantity: limit === null ? null : decimal(limit.quantity),
    limitPer: limit?.per ?? null,
  };
}

/** Orders that were placed through it; counted to one beyond the bound. */
export async function countOrdersThrough(tx: Reader, catalogId: number, bound: number): Promise<number> {
  const found = tx
    .select({ one: sql`1`.as("one") })
    .from(serviceOrder)
    .where(eq(serviceOrder.catalogId, catalogId))
    .limit(bound + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}
