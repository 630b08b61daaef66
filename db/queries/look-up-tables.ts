import { and, asc, eq, gt, isNotNull, isNull, like, type SQL, sql } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { LookUpRow, LookUpTable, LookUpUser } from "#lib/domain/look-up/look-up-table.ts";
import type { Metadata } from "#lib/domain/udr/check-metadata.ts";
import { fromDbGiven, fromDbLookUpRules, fromDbLookUpTable } from "../mapping/look-up-tables.ts";
import { lookUpRow, lookUpTable, udrType, udrTypeAttribute } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";
import { inTexts } from "./in-texts.ts";

export type StoredLookUp = { readonly lookUpTableId: number; readonly table: LookUpTable };

const IN_USE = { archived: false };

export async function listLookUpTables(reader: Reader, { archived } = IN_USE): Promise<readonly StoredLookUp[]> {
  return select(reader, archived ? isNotNull(lookUpTable.archivedAt) : isNull(lookUpTable.archivedAt));
}

/** Archived or not: what carries a code once carries it for ever. */
export async function findLookUpTable(reader: Reader, code: string): Promise<StoredLookUp | null> {
  const [found] = await select(reader, eq(lookUpTable.code, code));
  return found ?? null;
}

export async function findLookUpTables(reader: Reader, codes: readonly string[]): Promise<readonly StoredLookUp[]> {
  return codes.length === 0 ? [] : select(reader, sql`${lookUpTable.code} ${inTexts(codes)}`);
}

/** As `findLookUpTable`, held to the end of the transaction: no UDR type takes it up meanwhile. */
export async function lockLookUpTable(tx: Tx, code: string): Promise<StoredLookUp | null> {
  await tx.select({ one: sql`1` }).from(lookUpTable).where(eq(lookUpTable.code, code)).for("update");
  return findLookUpTable(tx, code);
}

/** Held, so that nobody puts one away, or lets it give something else, while a UDR type takes it up. */
export async function holdLookUpTables(tx: Tx, codes: readonly string[]): Promise<readonly LookUpTable[]> {
  if (codes.length === 0) return [];
  await tx
    .select({ one: sql`1` })
    .from(lookUpTable)
    .where(sql`${lookUpTable.code} ${inTexts(codes)}`)
    .for("share");
  return (await findLookUpTables(tx, codes)).map(({ table }) => table);
}

/** What bears the name, archived or not; case does not count. */
export async function findLookUpNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: lookUpTable.code, name: lookUpTable.name })
    .from(lookUpTable)
    .where(sql`lower(${lookUpTable.name}) = lower(${name})`)
    .limit(1);
  return row ?? null;
}

/** By table, the UDR types in use whose rules name it, with their attributes. */
export async function listLookUpUsers(reader: Reader): Promise<ReadonlyMap<string, readonly LookUpUser[]>> {
  const rows = await reader
    .select({ code: udrType.code, name: udrType.name, lookUps: udrType.lookUps, attribute: udrTypeAttribute.key })
    .from(udrType)
    .leftJoin(udrTypeAttribute, eq(udrTypeAttribute.udrTypeId, udrType.udrTypeId))
    .where(and(isNull(udrType.archivedAt), sql`${udrType.lookUps} <> '[]'`))
    .orderBy(asc(udrType.name));
  const users = [...Map.groupBy(rows, ({ code }) => code).values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const { code, name, lookUps } = first;
    const user = { code, name, attributes: of.flatMap(({ attribute }) => attribute ?? []) };
    return fromDbLookUpRules(lookUps).map(({ table }) => ({ table, user }));
  });
  const byTable = Map.groupBy(users, ({ table }) => table);
  return new Map([...byTable].map(([table, of]) => [table, of.map(({ user }) => user)]));
}

export type NewLookUp = Omit<typeof lookUpTable.$inferInsert, "createdAt" | "archivedAt">;
export type LookUpChange = Partial<Omit<typeof lookUpTable.$inferInsert, "lookUpTableId" | "code">> & Pick<LookUpTable, "revision">;

export async function insertLookUpTable(tx: Tx, row: NewLookUp): Promise<void> {
  await tx.insert(lookUpTable).values(row);
}

export async function updateLookUpTable(tx: Tx, code: string, change: LookUpChange): Promise<void> {
  await tx.update(lookUpTable).set(change).where(eq(lookUpTable.code, code));
}

export async function countLookUpRows(reader: Reader): Promise<ReadonlyMap<number, number>> {
  const { lookUpTableId } = lookUpRow;
  const rows = await reader.select({ lookUpTableId, count: sql<number>`count(*)::integer` }).from(lookUpRow).groupBy(lookUpTableId);
  return new Map(rows.map((row) => [row.lookUpTableId, row.count]));
}

type Page = { readonly lookUpTableId: number; readonly begins: string; readonly after: string | null; readonly limit: number };

/** In the order of their keys: those that begin so, behind one of them. */
export async function pageOfLookUpRows(reader: Reader, { lookUpTableId, begins, after, limit }: Page): Promise<readonly LookUpRow[]> {
  const { key, given } = lookUpRow;
  const wanted = begins === "" ? undefined : like(key, `${begins.replaceAll(/[\\%_]/g, "\\$&")}%`);
  const rows = await reader
    .select({ key, given })
    .from(lookUpRow)
    .where(and(eq(lookUpRow.lookUpTableId, lookUpTableId), wanted, after === null ? undefined : gt(key, after)))
    .orderBy(asc(key))
    .limit(limit);
  return rows.map((row) => ({ key: row.key, given: fromDbGiven(row.given) }));
}

/** Of these keys those that have a row. */
export async function findLookUpRows(
  reader: Reader,
  lookUpTableId: number,
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, Metadata>> {
  const wanted = [...keys];
  if (wanted.length === 0) return new Map();
  const { key, given } = lookUpRow;
  const rows = await reader
    .select({ key, given })
    .from(lookUpRow)
    .where(and(eq(lookUpRow.lookUpTableId, lookUpTableId), sql`${key} ${inTexts(wanted)}`));
  return new Map(rows.map((row) => [row.key, fromDbGiven(row.given)]));
}

/** In one statement, however many there are. */
export async function storeLookUpRows(tx: Tx, lookUpTableId: number, rows: readonly LookUpRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`insert into ${lookUpRow} (look_up_table_id, key, given)
    select ${lookUpTableId}::bigint, member ->> 'key', member -> 'given' from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) as member
    on conflict (look_up_table_id, key) do update set given = excluded.given`);
}

export async function deleteLookUpRows(tx: Tx, lookUpTableId: number, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.delete(lookUpRow).where(and(eq(lookUpRow.lookUpTableId, lookUpTableId), sql`${lookUpRow.key} ${inTexts(keys)}`));
}

async function select(reader: Reader, which: SQL): Promise<readonly StoredLookUp[]> {
  const rows = await reader.select().from(lookUpTable).where(which).orderBy(asc(lookUpTable.name));
  return rows.map((row) => ({ lookUpTableId: row.lookUpTableId, table: fromDbLookUpTable(row) }));
}
