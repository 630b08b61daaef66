import { and, asc, count, eq, inArray, isNotNull, isNull, min, type SQL, sql } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { TaxRate } from "#lib/domain/product/product-content.ts";
import type { TaxRateUsers } from "#lib/domain/tax-rate/decide-save-tax-rate.ts";
import type { TaxRateView } from "#lib/domain/tax-rate/tax-rate.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { fromDbTaxRate } from "../mapping/products.ts";
import { product, taxRate, taxRateStep } from "../schema/product.ts";
import type { Reader, Tx } from "../tx.ts";

export type StoredTaxRate = TaxRateView & { readonly taxRateId: number };

const IN_USE = { archived: false };

/** By name: what is in use, or what was put away; with how many products in use refer to each. */
export async function listTaxRates(tx: Reader, { archived } = IN_USE): Promise<readonly StoredTaxRate[]> {
  return selectTaxRates(tx, archived ? isNotNull(taxRate.archivedAt) : isNull(taxRate.archivedAt));
}

/** Archived or not: what carries a code once carries it for ever. */
export async function findTaxRate(tx: Reader, code: string): Promise<StoredTaxRate | null> {
  const [found] = await selectTaxRates(tx, eq(taxRate.code, code));
  return found ?? null;
}

/** As `findTaxRate`, held to the end of the transaction: no product comes to it meanwhile, and none that came is overlooked. */
export async function lockTaxRate(tx: Tx, code: string): Promise<StoredTaxRate | null> {
  await tx.select({ one: sql`1` }).from(taxRate).where(eq(taxRate.code, code)).for("no key update");
  return findTaxRate(tx, code);
}

/** Those that are named, archived ones too, as they stay until the transaction ends; by code. */
export async function holdTaxRates(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, StoredTaxRate>> {
  if (codes.length === 0) return new Map();
  const which = inArray(taxRate.code, [...codes]);
  await tx.select({ one: sql`1` }).from(taxRate).where(which).orderBy(asc(taxRate.taxRateId)).for("share");
  return new Map((await selectTaxRates(tx, which)).map((rate) => [rate.code, rate]));
}

/** What bears the name, archived or not; case does not count. */
export async function findTaxRateNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: taxRate.code, name: taxRate.name })
    .from(taxRate)
    .where(sql`lower(${taxRate.name}) = lower(${name})`);
  return row ?? null;
}

export async function findTaxRateUsers(tx: Reader, taxRateId: number): Promise<TaxRateUsers> {
  const of = eq(product.taxRateId, taxRateId);
  const [all] = await tx.select({ count: count() }).from(product).where(of);
  const [here] = await tx
    .select({ from: min(product.validFrom) })
    .from(product)
    .where(and(of, eq(product.rating, "here")));
  return { count: all?.count ?? 0, from: here?.from ?? null };
}

export type NewTaxRate = Pick<typeof taxRate.$inferInsert, "taxRateId" | "code" | "name" | "revision">;
export type TaxRateChange = Partial<Pick<TaxRateView, "name" | "archivedAt">> & Pick<TaxRateView, "revision">;

export async function insertTaxRate(tx: Tx, row: NewTaxRate): Promise<void> {
  await tx.insert(taxRate).values(row);
}

export async function updateTaxRate(tx: Tx, code: string, change: TaxRateChange): Promise<void> {
  await tx.update(taxRate).set(change).where(eq(taxRate.code, code));
}

export type StepChange = { readonly gone: readonly TaxRate[]; readonly added: readonly TaxRate[] };

/** A step is never updated: one may go, and another may come. */
export async function changeTaxSteps(tx: Tx, taxRateId: number, { gone, added }: StepChange): Promise<void> {
  if (gone.length > 0) {
    const begin = gone.map(({ validFrom }) => validFrom);
    await tx.delete(taxRateStep).where(and(eq(taxRateStep.taxRateId, taxRateId), inArray(taxRateStep.validFrom, begin)));
  }
  if (added.length === 0) return;
  await tx.insert(taxRateStep).values(added.map(({ percent, validFrom }) => ({ taxRateId, validFrom, percent: decimal(percent) })));
}

async function selectTaxRates(tx: Reader, which: SQL): Promise<readonly StoredTaxRate[]> {
  const { taxRateId, code, name, revision, archivedAt } = taxRate;
  const rows = await tx
    .select({ taxRateId, code, name, revision, archivedAt, products: sql<number>`count(${product.productId})::integer` })
    .from(taxRate)
    .leftJoin(product, and(eq(product.taxRateId, taxRateId), isNull(product.archivedAt)))
    .where(which)
    .groupBy(taxRateId)
    .orderBy(asc(name));
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.taxRateId);
  const steps = await tx.select().from(taxRateStep).where(inArray(taxRateStep.taxRateId, ids)).orderBy(asc(taxRateStep.validFrom));
  const byRate = Map.groupBy(steps, (step) => step.taxRateId);
  return rows.map((row) => ({ ...row, steps: (byRate.get(row.taxRateId) ?? []).map(fromDbTaxRate) }));
}
