import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";

/** One billing: of everybody (batch), of one account (individual), or set off by a threshold (triggered). Local rows. */
export const billingRun = pgTable(
  "billing_run",
  {
    billingRunId: id().primaryKey(),
    type: text().notNull(),
    state: text().notNull(),
    asOf: instant().notNull(),
    accountNumber: text(),
    subscriptionNumber: text(),
    startedBy: text().notNull(),
    startedAt: instant().notNull(),
    finishedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    check("billing_run_type", sql`type in ('batch', 'individual', 'triggered')`),
    check("billing_run_state", sql`state in ('running', 'completed', 'completedWithExceptions', 'failed')`),
    check("billing_run_finished", sql`(state = 'running') = (finished_at is null)`),
    check("billing_run_scope", sql`(type = 'batch') = (account_number is null)`),
    index("billing_run_started").on(table.startedAt, table.billingRunId),
  ],
);

/** The part of a run that lies in one shard: claimed by a worker, done in transactions, counted. */
export const billingChunk = pgTable(
  "billing_chunk",
  {
    billingRunId: id().notNull(),
    shard: smallint().notNull(),
    state: text().notNull(),
    attempt: integer().notNull(),
    leasedUntil: instant(),
    accounts: integer().notNull(),
    rated: integer().notNull(),
    billed: integer().notNull(),
    parked: integer().notNull(),
    bills: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.billingRunId, table.shard] }),
    foreignKey({ columns: [table.billingRunId], foreignColumns: [billingRun.billingRunId] }),
    check("billing_chunk_state", sql`state in ('waiting', 'running', 'done', 'failed')`),
    check("billing_chunk_counts", sql`least(attempt, accounts, rated, billed, parked, bills) >= 0`),
  ],
);
