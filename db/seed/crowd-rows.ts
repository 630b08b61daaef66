import { getTableColumns, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgTable } from "drizzle-orm/pg-core";
import { present } from "#lib/kernel/assert.ts";
import type { Tx } from "../tx.ts";

const BATCH = 1_000;

/**
 * Stores rows by the thousand: a batch is one statement with an array for each column, which takes a fraction of the time of a list of
 * values with a parameter for every field. Every row names the same columns.
 */
export async function insertMany<Table extends PgTable>(tx: Tx, table: Table, rows: readonly Table["$inferInsert"][]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = columnsOf(table, Object.keys(first));
  const names = list(columns.map(({ name }) => sql.identifier(name)));
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch: readonly Readonly<Record<string, unknown>>[] = rows.slice(from, from + BATCH);
    const arrays = columns.map(({ key, type, toText }) => sql`${arrayText(batch.map((row) => toText(row[key])))}::${sql.raw(type)}[]`);
    await tx.execute(sql`insert into ${table} (${names}) select * from unnest(${list(arrays)})`);
  }
}

const list = (parts: Parameters<typeof sql.join>[0]) => sql.join(parts, sql`, `);

type StoredColumn = {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly toText: (value: unknown) => string | null;
};

function columnsOf(table: PgTable, keys: readonly string[]): readonly StoredColumn[] {
  const columns = new Map(Object.entries(getTableColumns(table)));
  return keys.map((key) => {
    const column = present(columns.get(key), `the column ${key}`);
    const toText = (value: unknown) => (value === null ? null : String(column.mapToDriverValue(value)));
    return { key, name: toSnakeCase(key), type: column.getSQLType(), toText };
  });
}

/** As PostgreSQL writes an array of texts. */
function arrayText(texts: readonly (string | null)[]): string {
  return `{${texts.map((text) => (text === null ? "null" : quoted(text))).join(",")}}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
