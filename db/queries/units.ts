import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { UnitView } from "#lib/domain/definition/unit-view.ts";
import { fromDbUnit } from "../mapping/definitions.ts";
import { udr } from "../schema/udr.ts";
import { udrType, unitOfMeasurement } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";

export type StoredUnit = { readonly unitId: number; readonly unit: UnitView };

/** Archived or not: what carries a code once carries it for ever. */
export async function findUnit(tx: Reader, code: string): Promise<StoredUnit | null> {
  const [row] = await tx.select().from(unitOfMeasurement).where(eq(unitOfMeasurement.code, code));
  return row ? withUdrTypes(tx, row) : null;
}

/** As `findUnit`, held to the end of the transaction. */
export async function lockUnit(tx: Tx, code: string): Promise<StoredUnit | null> {
  const [row] = await tx.select().from(unitOfMeasurement).where(eq(unitOfMeasurement.code, code)).for("update");
  return row ? withUdrTypes(tx, row) : null;
}

async function withUdrTypes(tx: Reader, row: typeof unitOfMeasurement.$inferSelect): Promise<StoredUnit> {
  const types = await tx
    .select({ code: udrType.code, name: udrType.name, archivedAt: udrType.archivedAt })
    .from(udrType)
    .where(eq(udrType.unitId, row.unitId))
    .orderBy(asc(udrType.name));
  const used: readonly Reference[] = types.filter(({ archivedAt }) => archivedAt === null).map(({ code, name }) => ({ code, name }));
  return { unitId: row.unitId, unit: fromDbUnit(row, used) };
}

/** What bears the name, archived or not; case does not count. */
export async function findUnitNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: unitOfMeasurement.code, name: unitOfMeasurement.name })
    .from(unitOfMeasurement)
    .where(sql`lower(${unitOfMeasurement.name}) = lower(${name})`);
  return row ?? null;
}

/**
 * Nobody records usage of these types until the transaction ends: a UDR refers to its type, and a row that is locked
 * cannot be referred to. Whoever is recording already is waited for, and counted.
 */
export async function lockUdrTypesOf(tx: Tx, unitId: number): Promise<void> {
  await tx.select({ one: sql`1` }).from(udrType).where(eq(udrType.unitId, unitId)).for("update");
}

/** UDRs of all types that are counted in the unit, archived types among them; counted to one beyond the bound. */
export async function countUdrsIn(tx: Reader, unitId: number, bound: number): Promise<number> {
  const types = await tx.select({ udrTypeId: udrType.udrTypeId }).from(udrType).where(eq(udrType.unitId, unitId));
  if (types.length === 0) return 0;
  const ids = types.map(({ udrTypeId }) => udrTypeId);
  const found = tx
    .select({ one: sql`1`.as("one") })
    .from(udr)
    .where(inArray(udr.udrTypeId, ids))
    .limit(bound + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

export type NewUnit = Omit<typeof unitOfMeasurement.$inferInsert, "createdAt">;
export type UnitChange = Partial<Omit<NewUnit, "unitId" | "code">> & Pick<UnitView, "revision">;

export async function insertUnit(tx: Tx, row: NewUnit): Promise<void> {
  await tx.insert(unitOfMeasurement).values(row);
}

export async function updateUnit(tx: Tx, code: string, change: UnitChange): Promise<void> {
  await tx.update(unitOfMeasurement).set(change).where(eq(unitOfMeasurement.code, code));
}
