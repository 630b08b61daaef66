import { and, asc, count, desc, eq, getTableColumns, isNotNull, isNull, sql } from "drizzle-orm";
import type { Backtest, BacktestHead, BacktestState } from "#lib/domain/backtest/backtest.ts";
import { EMPTY_TALLY } from "#lib/domain/backtest/merge-tallies.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import { fromDbBacktest, fromDbBacktestHead, fromDbTally } from "../mapping/backtests.ts";
import { fromDbRateBook } from "../mapping/price-plans.ts";
import { account } from "../schema/account.ts";
import { backtest, backtestChunk } from "../schema/backtest.ts";
import type { Reader, Tx } from "../tx.ts";

const { document: _document, rateBook: _rateBook, ...WITH_TALLY } = getTableColumns(backtest);
const { tally: _tally, ...WITHOUT_TALLY } = WITH_TALLY;
const HEAD = { ...WITHOUT_TALLY, total: sql<unknown>`${backtest.tally} -> 'total'` };

export async function insertBacktest(tx: Tx, row: Omit<typeof backtest.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(backtest).values(row);
}

export async function insertBacktestChunks(tx: Tx, backtestId: number, shards: readonly number[]): Promise<void> {
  if (shards.length === 0) return;
  await tx.insert(backtestChunk).values(shards.map((shard) => ({ backtestId, shard, attempt: 0 })));
}

export async function findBacktest(reader: Reader, backtestId: number): Promise<Backtest | null> {
  const [row] = await reader.select(WITH_TALLY).from(backtest).where(eq(backtest.backtestId, backtestId));
  return row ? fromDbBacktest(row) : null;
}

/** Held to the end of the transaction: a cancel and the end of the work come one after the other. */
export async function lockBacktest(tx: Tx, backtestId: number): Promise<Backtest | null> {
  const [row] = await tx.select(WITH_TALLY).from(backtest).where(eq(backtest.backtestId, backtestId)).for("update");
  return row ? fromDbBacktest(row) : null;
}

/** The document that is tried, as it was resolved at the start. */
export async function triedBook(reader: Reader, backtestId: number): Promise<RateBook | null> {
  const [row] = await reader.select({ rateBook: backtest.rateBook }).from(backtest).where(eq(backtest.backtestId, backtestId));
  return row ? fromDbRateBook(row.rateBook) : null;
}

const MOST_LISTED = 50;

/** Newest first. */
export async function listBacktestsOfPlan(reader: Reader, pricePlanId: number): Promise<readonly BacktestHead[]> {
  const rows = await reader
    .select(HEAD)
    .from(backtest)
    .where(eq(backtest.pricePlanId, pricePlanId))
    .orderBy(desc(backtest.requestedAt), desc(backtest.backtestId))
    .limit(MOST_LISTED);
  return rows.map(fromDbBacktestHead);
}

/** Those that tried exactly this content of a plan, newest first: what a reviewer looks at. */
export async function listBacktestsOfDocument(
  reader: Reader,
  { pricePlanId, documentHash }: { readonly pricePlanId: number; readonly documentHash: string },
): Promise<readonly BacktestHead[]> {
  const rows = await reader
    .select(HEAD)
    .from(backtest)
    .where(and(eq(backtest.pricePlanId, pricePlanId), eq(backtest.documentHash, documentHash)))
    .orderBy(desc(backtest.requestedAt), desc(backtest.backtestId))
    .limit(MOST_LISTED);
  return rows.map(fromDbBacktestHead);
}

export type BacktestChange = {
  readonly state?: BacktestState;
  readonly startedAt?: Instant;
  readonly finishedAt?: Instant | null;
  readonly tally?: BacktestTally;
  readonly chunksDone?: number;
  readonly faultId?: string | null;
};

/** How far it is while it runs; false when it does not run any more. */
export async function showProgress(
  reader: Pick<Tx, "update">,
  backtestId: number,
  progress: Pick<BacktestChange, "tally" | "chunksDone">,
): Promise<boolean> {
  const shown = await reader
    .update(backtest)
    .set(progress)
    .where(and(eq(backtest.backtestId, backtestId), eq(backtest.state, "running")))
    .returning({ backtestId: backtest.backtestId });
  return shown.length > 0;
}

export async function updateBacktest(tx: Reader & Pick<Tx, "update">, backtestId: number, change: BacktestChange): Promise<void> {
  await tx.update(backtest).set(change).where(eq(backtest.backtestId, backtestId));
}

/** Where accounts are: a shard without any has nothing to read. */
export async function listAccountShards(reader: Reader): Promise<readonly number[]> {
  const rows = await reader.selectDistinct({ shard: account.shard }).from(account).orderBy(asc(account.shard));
  return rows.map(({ shard }) => shard);
}

/** What an earlier worker had begun and did not end is free again. There is one worker for a backtest at a time. */
export async function releaseChunks(tx: Pick<Tx, "update">, backtestId: number): Promise<void> {
  await tx
    .update(backtestChunk)
    .set({ leasedUntil: null })
    .where(and(eq(backtestChunk.backtestId, backtestId), isNull(backtestChunk.tally)));
}

/**
 * For the rest of a session of its own: what a crash loses of the last chunks is rated again, and waiting for the disk twice for each would
 * take longer than rating most of them.
 */
export async function forgoDurability(session: Pick<Tx, "execute">): Promise<void> {
  await session.execute(sql`set synchronous_commit = off`);
}

/**
 * The next chunks that nobody has, while the backtest runs; null when there is none, or when it was cancelled. No more than `most`, and no
 * more than an equal share of what is not done yet for each of the `sharers`, so that everybody ends at about the same time. A claim does
 * not run out by itself: a chunk that takes long would be rated, and counted, a second time. Whoever begins the backtest again releases
 * what was claimed before (`releaseChunks`).
 */
export async function claimChunk(
  tx: Pick<Tx, "execute">,
  backtestId: number,
  { most, sharers }: { readonly most: number; readonly sharers: number } = { most: 1, sharers: 1 },
): Promise<{ readonly shards: readonly number[]; readonly attempt: number } | null> {
  const rows = await tx.execute<{ shard: number; attempt: number }>(sql`
    update backtest_chunk set leased_until = '9999-12-31T00:00:00Z', attempt = attempt + 1
    where backtest_id = ${backtestId} and shard in (
      select shard from backtest_chunk
      where backtest_id = ${backtestId} and tally is null and leased_until is null
        and exists (select 1 from backtest where backtest_id = ${backtestId} and state = 'running')
      order by shard for update skip locked
      limit greatest(1, least(${most}::bigint, (
        select ceil(count(*) / ${sharers}::numeric) from backtest_chunk where backtest_id = ${backtestId} and tally is null))))
    returning shard, attempt`);
  const [first] = rows;
  return first ? { shards: rows.map(({ shard }) => shard).sort((left, right) => left - right), attempt: first.attempt } : null;
}

/**
 * What chunks that were rated together come to is kept with the first of them; the others have nothing to add. All of them or none: a
 * worker that was thought dead, and whose chunks another has begun to store, comes too late with its sum of them all.
 */
export async function storeChunks(
  tx: Pick<Tx, "execute">,
  { backtestId, shards, tally }: { readonly backtestId: number; readonly shards: readonly number[]; readonly tally: BacktestTally },
): Promise<void> {
  const [first] = shards;
  if (first === undefined) return;
  const several = sql.join(
    shards.map((shard) => sql`${shard}`),
    sql`, `,
  );
  await tx.execute(sql`
    with open as (
      select shard from backtest_chunk
      where backtest_id = ${backtestId} and shard in (${several}) and tally is null
      order by shard for update)
    update backtest_chunk
    set leased_until = null,
      tally = case when shard = ${first} then ${JSON.stringify(tally)}::jsonb else ${JSON.stringify(EMPTY_TALLY)}::jsonb end
    where backtest_id = ${backtestId} and shard in (select shard from open) and (select count(*) from open) = ${shards.length}`);
}

/** In the order of shards, so that the same chunks make the same result. */
export async function chunkTallies(reader: Reader, backtestId: number): Promise<readonly BacktestTally[]> {
  const rows = await reader
    .select({ tally: backtestChunk.tally })
    .from(backtestChunk)
    .where(and(eq(backtestChunk.backtestId, backtestId), isNotNull(backtestChunk.tally)))
    .orderBy(asc(backtestChunk.shard));
  return rows.map(({ tally }) => fromDbTally(tally));
}

/** How many of them are stored. What is shown while it runs has what is read of others as well. */
export async function countDoneChunks(reader: Reader, backtestId: number): Promise<number> {
  const [row] = await reader
    .select({ done: count() })
    .from(backtestChunk)
    .where(and(eq(backtestChunk.backtestId, backtestId), isNotNull(backtestChunk.tally)));
  return row?.done ?? 0;
}

/** The result has what the chunks came to. */
export async function deleteChunks(tx: Pick<Tx, "delete">, backtestId: number): Promise<void> {
  await tx.delete(backtestChunk).where(eq(backtestChunk.backtestId, backtestId));
}

/** How many of them nobody has finished. */
export async function countActiveBacktests(reader: Reader, pricePlanId: number): Promise<number> {
  const [row] = await reader
    .select({ active: count() })
    .from(backtest)
    .where(and(eq(backtest.pricePlanId, pricePlanId), sql`state in ('waiting', 'running')`));
  return row?.active ?? 0;
}
