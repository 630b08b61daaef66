import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";
import { pricePlan, pricePlanVersion } from "./price-plan.ts";

/**
 * A pricing document tried on past usage: what it would have cost under the version in force (now) and under the document
 * (then). The document is kept whole, so a result says what was tried when the draft has long gone on. Local rows.
 */
export const backtest = pgTable(
  "backtest",
  {
    backtestId: id().primaryKey(),
    pricePlanId: id()
      .notNull()
      .references(() => pricePlan.pricePlanId),
    document: jsonb().$type<unknown>().notNull(),
    documentHash: text().notNull(),
    /** The document resolved at the start: zones, time models and value lists as they were then. */
    rateBook: jsonb().$type<unknown>().notNull(),
    /** What it is compared with. */
    baselineVersionId: id()
      .notNull()
      .references(() => pricePlanVersion.versionId),
    /** Which usage: `BacktestSelection`. */
    selection: jsonb().$type<unknown>().notNull(),
    state: text().notNull(),
    requestedBy: id().notNull(),
    requestedAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    /** The sums so far while it runs, and of all of it when it is finished: `BacktestTally`. */
    tally: jsonb().$type<unknown>(),
    chunksDone: integer().notNull(),
    chunks: integer().notNull(),
    /** The id under which a fault was logged. */
    faultId: text(),
    createdAt: createdAt(),
  },
  (table) => [
    check("backtest_state", sql`state in ('waiting', 'running', 'finished', 'cancelled', 'failed')`),
    check("backtest_finished", sql`(state in ('finished', 'cancelled', 'failed')) = (finished_at is not null)`),
    check("backtest_failed", sql`(state = 'failed') = (fault_id is not null)`),
    check("backtest_tally", sql`state <> 'finished' or (tally is not null and chunks_done = chunks)`),
    check("backtest_hash", sql`document_hash ~ '^[0-9a-f]{64}$'`),
    check("backtest_chunks", sql`chunks_done between 0 and chunks`),
    index("backtest_plan").on(table.pricePlanId, table.requestedAt),
    index("backtest_document").on(table.documentHash),
  ],
);

/**
 * The usage of one shard in a backtest: claimed by a worker, read, rated, its sums stored in one transaction. A shard is a hash of the
 * account, so the sums of any first few are a fair sample of all.
 */
export const backtestChunk = pgTable(
  "backtest_chunk",
  {
    backtestId: id().notNull(),
    shard: smallint().notNull(),
    attempt: integer().notNull(),
    /** Set while a worker has it: to the end of all time, because a claim does not run out by itself. */
    leasedUntil: instant(),
    /** Null until the chunk is done. */
    tally: jsonb().$type<unknown>(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.backtestId, table.shard] }),
    foreignKey({ columns: [table.backtestId], foreignColumns: [backtest.backtestId] }),
    check("backtest_chunk_attempt", sql`attempt >= 0`),
  ],
);
