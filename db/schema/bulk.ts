import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, currency, id, instant, money } from "./columns.ts";

/**
 * One action on many UDRs: looked at row by row, agreed to as a whole, and carried out row by row. Local rows: the UDRs themselves are named by
 * their numbers only.
 */
export const bulkJob = pgTable(
  "bulk_job",
  {
    bulkJobId: id().primaryKey(),
    action: text().notNull(),
    /** Of an Adjust: `BulkFields`. */
    fields: jsonb().$type<unknown>(),
    /** What was chosen, in words; which UDRs that were stands in the rows. */
    selection: text().notNull(),
    reasonCode: text().notNull(),
    reasonText: text(),
    /** The job whose failures this one tries again. */
    triesAgainId: id(),
    state: text().notNull(),
    rows: integer().notNull(),
    requestedBy: id().notNull(),
    requestedAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    /** The id under which a fault was logged. */
    faultId: text(),
    createdAt: createdAt(),
  },
  (table) => [
    check("bulk_job_action", sql`action in ('adjust', 'cancel', 'setBillable', 'setCreditable', 'setNotToBeBilled')`),
    check("bulk_job_fields", sql`(action = 'adjust') = (fields is not null)`),
    check("bulk_job_state", sql`state in ('looking', 'ready', 'waiting', 'running', 'finished', 'cancelled', 'failed', 'expired')`),
    check("bulk_job_finished", sql`(state in ('finished', 'cancelled', 'failed', 'expired')) = (finished_at is not null)`),
    check("bulk_job_failed", sql`(state = 'failed') = (fault_id is not null)`),
    check("bulk_job_rows", sql`rows > 0`),
    index("bulk_job_requested").on(table.requestedAt, table.bulkJobId),
    index("bulk_job_ready").on(table.requestedAt).where(sql`state = 'ready'`),
  ],
);

/** One UDR of a bulk job: what its preview said, and what came of it. Whoever carries it out settles it in the transaction of its effect. */
export const bulkJobRow = pgTable(
  "bulk_job_row",
  {
    bulkJobId: id().notNull(),
    udrId: id().notNull(),
    outcome: text().notNull(),
    /** The revision that was looked at; of a row that is done the one that it made. */
    revision: integer(),
    currency: currency(),
    /** Of its entries: what the preview said, and of a row that is done what was posted. */
    net: money(),
    /** `PreviewEntry[]` */
    entries: jsonb().$type<unknown>(),
    /** Of its preview: what it says is posted, or nothing is. */
    token: text(),
    /** `Refusal`: why it was left alone. */
    refusal: jsonb().$type<unknown>(),
    /** The approval request that it became: a second person decides, and this row is done with. */
    requestId: id(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.bulkJobId, table.udrId] }),
    foreignKey({ columns: [table.bulkJobId], foreignColumns: [bulkJob.bulkJobId] }),
    check("bulk_job_row_outcome", sql`outcome in ('found', 'planned', 'blocked', 'toAsk', 'done', 'asked', 'moved', 'refused')`),
    check(
      "bulk_job_row_planned",
      sql`outcome not in ('planned', 'toAsk', 'done', 'asked') or (revision is not null and net is not null and token is not null)`,
    ),
    check("bulk_job_row_refused", sql`(outcome in ('blocked', 'moved', 'refused')) = (refusal is not null)`),
    check("bulk_job_row_asked", sql`(outcome = 'asked') = (request_id is not null)`),
    index("bulk_job_row_outcome").on(table.bulkJobId, table.outcome, table.udrId),
  ],
);
