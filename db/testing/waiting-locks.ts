import { sql } from "drizzle-orm";
import { vi } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import type { Database } from "../connection.ts";
import { withTransaction } from "../tx.ts";

/** How many transactions of this database wait for an advisory lock: a race is told by who waits, not by who happens to be first. */
export async function waitingAdvisoryLocks(owner: Database): Promise<number> {
  const rows = await owner.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows[0]?.count ?? 0;
}

/** How many of this database's sessions wait for what another one has locked, a row among them. */
export async function waitingSessions(owner: Database): Promise<number> {
  const rows = await owner.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

/** Until somebody waits. The one whom they wait for holds its transaction open meanwhile, which the database ends after ten seconds. */
export async function untilSomebodyWaits(owner: Database): Promise<void> {
  await vi.waitUntil(async () => (await waitingSessions(owner)) > 0, { timeout: 8_000, interval: 10 });
}

/** Lets several begin while the subscription is held, and go on together once all of them wait for it. */
export async function meetingAt<Value>(
  owner: Database,
  { subscriptionId, waiting }: { readonly subscriptionId: number; readonly waiting: number },
  begin: () => Promise<Value>,
): Promise<Value> {
  const begun: Promise<Value>[] = [];
  await withTransaction(owner, async (tx) => {
    await tx.execute(sql`select from subscription where subscription_id = ${subscriptionId} for update`);
    begun.push(begin());
    await vi.waitUntil(async () => (await waitingSessions(owner)) === waiting, { timeout: 2_500, interval: 10 });
  });
  return present(await begun[0], "what was begun");
}
