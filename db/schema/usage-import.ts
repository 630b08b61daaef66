import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, instant, shard } from "./columns.ts";
import { udr } from "./udr.ts";
import { source } from "./usage.ts";

/**
 * One batch of usage that somebody sent: where it came from, and how far it is. Its lines are received whole before the first is looked at, so
 * that what was sent is kept even where none of it can be used.
 */
export const usageImport = pgTable(
  "usage_import",
  {
    importId: id().primaryKey(),
    sourceId: id()
      .notNull()
      .references(() => source.sourceId),
    /** What the sender calls it: a batch of one source is taken once. */
    reference: text().notNull(),
    fileName: text().notNull(),
    /** To be rated here, rated elsewhere (gross and tax come with each line), or for information only. */
    rating: text().notNull(),
    format: text().notNull(),
    /** The first line of a CSV file: the names of its columns. */
    header: text(),
    /** One bad line refuses the whole batch. */
    allOrNothing: boolean().notNull(),
    state: text().notNull(),
    received: integer().notNull(),
    /** Lines that were looked at: where a worker that takes over goes on. */
    checkedLines: integer().notNull(),
    accepted: integer().notNull(),
    duplicates: integer().notNull(),
    rejected: integer().notNull(),
    parked: integer().notNull(),
    requestedBy: text().notNull(),
    requestedAt: instant().notNull(),
    finishedAt: instant(),
    /** The id under which a fault was logged. */
    faultId: text(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("usage_import_reference").on(table.sourceId, table.reference),
    check("usage_import_rating", sql`rating in ('here', 'elsewhere', 'information')`),
    check("usage_import_format", sql`format in ('csv', 'ndjson') and (header is null or format = 'csv')`),
    check("usage_import_state", sql`state in ('receiving', 'waiting', 'running', 'finished', 'refused', 'cancelled', 'failed')`),
    check("usage_import_finished", sql`(state in ('finished', 'refused', 'cancelled', 'failed')) = (finished_at is not null)`),
    check("usage_import_failed", sql`(state = 'failed') = (fault_id is not null)`),
    check(
      "usage_import_counts",
      sql`least(received, checked_lines, accepted, duplicates, rejected, parked) >= 0 and checked_lines <= received`,
    ),
    check("usage_import_all_counted", sql`state <> 'finished' or accepted + duplicates + rejected + parked = received`),
    index("usage_import_requested").on(table.requestedAt, table.importId),
  ],
);

/** A line as it was received, unaltered. Without a foreign key to its batch: it is written by COPY, by the million. */
export const usageImportLine = pgTable(
  "usage_import_line",
  { importId: id().notNull(), line: integer().notNull(), received: text().notNull(), createdAt: createdAt() },
  (table) => [primaryKey({ columns: [table.importId, table.line] }), check("usage_import_line_number", sql`line > 0`)],
);

/**
 * What became of a line that gave no new UDR: refused for what it says, a repeat of one there is, or parked until what it names is known. A
 * parked line that is tried again with success is deleted here; the UDR names its line.
 */
export const usageImportException = pgTable(
  "usage_import_exception",
  {
    importId: id().notNull(),
    line: integer().notNull(),
    outcome: text().notNull(),
    /** `Refusal`: code, path and what it is about. */
    refusal: jsonb().$type<unknown>().notNull(),
    attempts: integer().notNull(),
    since: instant().notNull(),
    /** Null while it was looked at once only: that was when it came. */
    lastTriedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    check("usage_import_exception_outcome", sql`outcome in ('duplicate', 'rejected', 'parked', 'discarded')`),
    check("usage_import_exception_attempts", sql`attempts > 0`),
    index("usage_import_exception_parked").on(table.since, table.importId, table.line).where(sql`outcome = 'parked'`),
  ],
);

/** Directory: the sender's own number of a usage, or its batch and line, and the UDR it became. What comes twice is found here. */
export const usageReference = pgTable(
  "usage_reference",
  {
    sourceId: id().notNull(),
    reference: text().notNull(),
    shard: shard(),
    accountId: id().notNull(),
    udrId: id().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.reference] })],
);

/** A UDR that could not be rated, and why: taken out of the rating queue until somebody mends the cause and tries it again. */
export const parkedUdr = pgTable(
  "parked_udr",
  {
    shard: smallint().notNull(),
    accountId: id().notNull(),
    udrId: id().notNull(),
    subscriptionId: id().notNull(),
    refusal: jsonb().$type<unknown>().notNull(),
    attempts: integer().notNull(),
    parkedAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.udrId] }),
    foreignKey({ columns: [table.shard, table.accountId, table.udrId], foreignColumns: [udr.shard, udr.accountId, udr.udrId] }),
    check("parked_udr_attempts", sql`attempts > 0`),
    index("parked_udr_since").on(table.parkedAt, table.udrId),
  ],
);
