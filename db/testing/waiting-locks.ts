import { sql } from "drizzle-orm";
import type { Database } from "../connection.ts";

/** How many transactions of this database wait for an advisory lock: a race is told by who waits, not by who happens to be first. */
export async function waitingAdvisoryLocks(owner: Database): Promise<number> {
  const rows = await owner.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows[0]?.count ?? 0;
}
