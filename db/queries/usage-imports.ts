import { and, asc, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { ReceivedLine, StoredImport } from "#lib/domain/usage-import/stored-import.ts";
import type { ImportState } from "#lib/domain/usage-import/usage-import-view.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbImport } from "../mapping/usage-imports.ts";
import { ratingQueue } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { source } from "../schema/usage.ts";
import { parkedUdr, usageImport, usageImportLine } from "../schema/usage-import.ts";
import type { Reader, Tx } from "../tx.ts";

export type ImportSource = { readonly sourceId: number; readonly name: string; readonly channel: string };

export async function findImportSource(reader: Reader, code: string): Promise<ImportSource | null> {
  const { sourceId, name, channel } = source;
  const [row] = await reader
    .select({ sourceId, name, channel })
    .from(source)
    .where(and(eq(source.code, code), isNull(source.archivedAt)));
  return row ?? null;
}

export type NewImport = Omit<typeof usageImport.$inferInsert, "createdAt">;

/** False where there is a batch of that source and reference already; one that is just being received is waited for. */
export async function insertImport(tx: Tx, row: NewImport): Promise<boolean> {
  const inserted = await tx.insert(usageImport).values(row).onConflictDoNothing().returning({ importId: usageImport.importId });
  return inserted.length === 1;
}

function selectImports(reader: Reader) {
  return reader
    .select({ row: usageImport, sourceCode: source.code, sourceName: source.name })
    .from(usageImport)
    .innerJoin(source, eq(source.sourceId, usageImport.sourceId))
    .$dynamic();
}

export async function findImport(reader: Reader, importId: number): Promise<StoredImport | null> {
  const [row] = await selectImports(reader).where(eq(usageImport.importId, importId));
  return row ? fromDbImport(row) : null;
}

export async function findImportByReference(
  reader: Reader,
  { sourceId, reference }: { readonly sourceId: number; readonly reference: string },
): Promise<StoredImport | null> {
  const [row] = await selectImports(reader).where(and(eq(usageImport.sourceId, sourceId), eq(usageImport.reference, reference)));
  return row ? fromDbImport(row) : null;
}

/** Held to the end of the transaction: the chunks of a batch, its cancellation and trials of its parked lines come one after the other. */
export async function lockImport(tx: Tx, importId: number): Promise<StoredImport | null> {
  await tx.select({ importId: usageImport.importId }).from(usageImport).where(eq(usageImport.importId, importId)).for("no key update");
  return findImport(tx, importId);
}

export type ImportChange = {
  readonly state?: ImportState;
  readonly received?: number;
  readonly checkedLines?: number;
  readonly accepted?: number;
  readonly duplicates?: number;
  readonly rejected?: number;
  readonly parked?: number;
  readonly finishedAt?: Instant | null;
  readonly faultId?: string | null;
};

export async function updateImport(tx: Pick<Tx, "update">, importId: number, change: ImportChange): Promise<void> {
  await tx.update(usageImport).set(change).where(eq(usageImport.importId, importId));
}

/** Where a page ended: the next begins below it. */
export type ImportPosition = { readonly requestedAt: Instant; readonly importId: number };

type ImportFilter = { readonly state: ImportState | null; readonly after: ImportPosition | null; readonly limit: number };

/** Newest first. */
export async function listImports(reader: Reader, { state, after, limit }: ImportFilter): Promise<readonly StoredImport[]> {
  const rows = await selectImports(reader)
    .where(and(state === null ? undefined : eq(usageImport.state, state), after === null ? undefined : below(after)))
    .orderBy(desc(usageImport.requestedAt), desc(usageImport.importId))
    .limit(limit);
  return rows.map(fromDbImport);
}

function below({ requestedAt, importId }: ImportPosition): SQL | undefined {
  const sameInstant = and(eq(usageImport.requestedAt, requestedAt), lt(usageImport.importId, importId));
  return or(lt(usageImport.requestedAt, requestedAt), sameInstant);
}

/** In their order, from one on. */
export async function readImportLines(
  reader: Reader,
  { importId, from, count }: { readonly importId: number; readonly from: number; readonly count: number },
): Promise<readonly ReceivedLine[]> {
  const { line, received } = usageImportLine;
  return reader
    .select({ line, received })
    .from(usageImportLine)
    .where(and(eq(usageImportLine.importId, importId), gte(line, from), lt(line, from + count)))
    .orderBy(asc(line));
}

/** Those lines, in their order. */
export async function readSomeLines(reader: Reader, importId: number, lines: readonly number[]): Promise<readonly ReceivedLine[]> {
  const { line, received } = usageImportLine;
  const some = sql`${line} in (select value::int from json_array_elements_text(${JSON.stringify(lines)}::json))`;
  return reader
    .select({ line, received })
    .from(usageImportLine)
    .where(and(eq(usageImportLine.importId, importId), some))
    .orderBy(asc(line));
}

export type UnratedOfImport = { readonly waitingForRating: number; readonly parkedUdrs: number };

/** Further than this nobody counts: a batch of millions waits as "10,000" until it is nearly done. */
const COUNT_BOUND = 10_000;

/** Of each batch how many of its UDRs wait to be rated, and how many could not be. */
export async function countUnrated(reader: Reader, importIds: readonly number[]): Promise<ReadonlyMap<number, UnratedOfImport>> {
  if (importIds.length === 0) return new Map();
  const waiting = await countUdrsIn(reader, ratingQueue, importIds);
  const parked = await countUdrsIn(reader, parkedUdr, importIds);
  return new Map(importIds.map((id) => [id, { waitingForRating: waiting.get(id) ?? 0, parkedUdrs: parked.get(id) ?? 0 }]));
}

async function countUdrsIn(reader: Reader, table: typeof ratingQueue | typeof parkedUdr, importIds: readonly number[]) {
  const { shard, accountId, udrId } = table;
  const bounded = reader.select({ shard, accountId, udrId }).from(table).limit(COUNT_BOUND).as("bounded");
  const isSame = and(eq(udr.shard, bounded.shard), eq(udr.accountId, bounded.accountId), eq(udr.udrId, bounded.udrId));
  const rows = await reader
    .select({ importId: udr.importId, count: sql<number>`count(*)::int` })
    .from(bounded)
    .innerJoin(udr, isSame)
    .where(inArray(udr.importId, [...importIds]))
    .groupBy(udr.importId);
  return new Map(rows.flatMap(({ importId, count }): [number, number][] => (importId === null ? [] : [[importId, count]])));
}
