import { and, asc, desc, eq, gte, isNotNull, like, lt, notLike, type SQL, sql } from "drizzle-orm";
import type { ActivityView, RecentAccount, UnbilledView } from "#lib/domain/home/home-view.ts";
import { currency, minorDigits } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";
import { shardOf } from "#lib/kernel/shard.ts";
import { account } from "../schema/account.ts";
import { billingQueue, rbi } from "../schema/rbi.ts";
import { auditEntry } from "../schema/system.ts";
import type { Reader } from "../tx.ts";

/** What waits for billing, looked at no further than the bound. The queue has no currency of its own; its RBIs do. */
export async function sumUnbilled(tx: Reader, bound: number): Promise<{ readonly count: number; readonly sums: UnbilledView["sums"] }> {
  const waiting = tx
    .select({ shard: billingQueue.shard, accountId: billingQueue.accountId, rbiId: billingQueue.rbiId })
    .from(billingQueue)
    .limit(bound)
    .as("waiting");
  const rows = await tx
    .select({ currency: rbi.currency, gross: sql<string>`sum(${rbi.gross})::text`, count: sql<number>`count(*)::integer` })
    .from(waiting)
    .innerJoin(rbi, and(eq(rbi.shard, waiting.shard), eq(rbi.accountId, waiting.accountId), eq(rbi.rbiId, waiting.rbiId)))
    .groupBy(rbi.currency)
    .orderBy(asc(rbi.currency));
  return {
    count: rows.reduce((total, row) => total + row.count, 0),
    sums: rows.map((row) => ({ currency: row.currency, gross: microsToString(micros(row.gross), minorDigits(currency(row.currency))) })),
  };
}

type ActivityFilter = {
  readonly from: Instant;
  readonly to: Instant;
  /** Null: everyone. */
  readonly actorId: string | null;
};

/** Changes of a kind ("order.", "udr.") in a stretch of business time, counted no further than the bound. */
export async function countActivity(
  tx: Reader,
  filter: ActivityFilter & { readonly actions: string; readonly bound: number },
): Promise<number> {
  const found = tx
    .select({ one: sql`1` })
    .from(auditEntry)
    .where(and(during(filter), like(auditEntry.action, `${filter.actions}%`)))
    .limit(filter.bound)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

/** Newest first. Who came and went, and the demo's clock, are no business of the day. */
export async function listActivity(tx: Reader, filter: ActivityFilter & { readonly limit: number }): Promise<readonly ActivityView[]> {
  return tx
    .select({
      auditId: auditEntry.auditId,
      action: auditEntry.action,
      entity: auditEntry.entity,
      entityId: auditEntry.entityId,
      actorName: auditEntry.actorName,
      actedAt: auditEntry.actedAt,
    })
    .from(auditEntry)
    .where(and(during(filter), notLike(auditEntry.action, "session.%"), notLike(auditEntry.action, "clock.%")))
    .orderBy(desc(auditEntry.actedAt), desc(auditEntry.auditId))
    .limit(filter.limit);
}

/** The accounts somebody last changed something for, newest first, each once. */
export async function listRecentAccounts(
  tx: Reader,
  filter: ActivityFilter & { readonly limit: number },
): Promise<readonly RecentAccount[]> {
  const touched = await tx
    .select({ accountId: auditEntry.accountId, actedAt: auditEntry.actedAt })
    .from(auditEntry)
    .where(and(during(filter), isNotNull(auditEntry.accountId)))
    .orderBy(desc(auditEntry.actedAt))
    .limit(200);
  const latest = new Map<number, Instant>();
  for (const { accountId, actedAt } of touched) {
    if (accountId !== null && !latest.has(accountId) && latest.size < filter.limit) latest.set(accountId, actedAt);
  }
  const accounts = await Promise.all([...latest].map(([accountId, lastActedAt]) => recentAccount(tx, { accountId, lastActedAt })));
  return accounts.flat();
}

async function recentAccount(
  tx: Reader,
  { accountId, lastActedAt }: { accountId: number; lastActedAt: Instant },
): Promise<readonly RecentAccount[]> {
  const rows = await tx
    .select({ accountId: account.accountId, number: account.number, name: account.name })
    .from(account)
    .where(and(eq(account.shard, shardOf(accountId)), eq(account.accountId, accountId)));
  return rows.map((row) => ({ ...row, lastActedAt }));
}

function during({ from, to, actorId }: ActivityFilter): SQL | undefined {
  return and(gte(auditEntry.actedAt, from), lt(auditEntry.actedAt, to), actorId === null ? undefined : eq(auditEntry.actorId, actorId));
}
