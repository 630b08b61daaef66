import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant, shard } from "./columns.ts";
import { reasonCode } from "./people.ts";
import { udr } from "./udr.ts";

/**
 * A customer disputes what a UDR costs. While it is open no run bills what waits for the UDR: its rows of `billing_queue` name the dispute. It is
 * closed once, by the columns that begin with `closed_` (column grants in `db/privileges.ts`); nothing else of it ever changes.
 */
export const udrDispute = pgTable(
  "udr_dispute",
  {
    shard: shard(),
    accountId: id().notNull(),
    disputeId: id().notNull(),
    udrId: id().notNull(),
    reasonCodeId: id()
      .notNull()
      .references(() => reasonCode.reasonCodeId),
    /** What the customer says. */
    words: text().notNull(),
    /** Of the desk that follows it up. */
    ticket: text(),
    openedBy: text().notNull(),
    /** Never before the last billing of the UDR: what that billed, the dispute came too late for. */
    openedAt: instant().notNull(),
    closedBy: text(),
    closedAt: instant(),
    outcome: text(),
    closingWords: text(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.disputeId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.udrId],
      foreignColumns: [udr.shard, udr.accountId, udr.udrId],
    }),
    check(
      "udr_dispute_closed",
      sql`num_nonnulls(closed_by, closed_at, outcome) in (0, 3) and (closing_words is null or closed_at is not null)`,
    ),
    check("udr_dispute_outcome", sql`outcome in ('corrected', 'stands', 'withdrawn')`),
    check("udr_dispute_period", sql`closed_at >= opened_at`),
    uniqueIndex("udr_dispute_one_open").on(table.shard, table.accountId, table.udrId).where(sql`closed_at is null`),
    index("udr_dispute_udr").on(table.shard, table.accountId, table.udrId),
    index("udr_dispute_opened").on(table.shard, table.accountId, table.openedAt),
    index("udr_dispute_reason").on(table.reasonCodeId),
  ],
);
