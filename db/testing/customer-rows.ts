import { sql } from "drizzle-orm";
import { present } from "#lib/kernel/assert.ts";
import type { Database } from "../connection.ts";

/** How many rows each table holds that an order, a top-up or a billing may write to: everything customers own, and the records of it. */
export async function countCustomerRows(database: Database): Promise<Readonly<Record<string, number>>> {
  const tables = await database.execute<{ name: string }>(sql`
    select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and (column_name = 'account_id' or table_name in ('audit_entry', 'idempotency_key', 'billing_run', 'billing_chunk'))`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await database.execute<{ count: number }>(sql`select count(*)::int as count from ${sql.identifier(name)}`);
    counts[name] = present(row, name).count;
  }
  return counts;
}
