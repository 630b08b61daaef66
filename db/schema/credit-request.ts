import { sql } from "drizzle-orm";
import { check, foreignKey, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, currency, id, instant, money, shard } from "./columns.ts";
import { reasonCode } from "./people.ts";
import { udr } from "./udr.ts";

/**
 * A correction that credits more than who made it may credit alone, as it was previewed and asked for. Its `approval_request` says who asked,
 * why, and what was decided; this is what an approval carries out. Nothing of it changes, but that the personal values go once it is decided.
 */
export const creditRequest = pgTable(
  "credit_request",
  {
    shard: shard(),
    accountId: id().notNull(),
    requestId: id().notNull(),
    udrId: id().notNull(),
    /** The action as it was submitted, without personal metadata: `UdrChange`. */
    change: jsonb().$type<unknown>().notNull(),
    /** Personal metadata that the action sets; empty once the request is decided. */
    personal: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    /** What who asked had before them: `CreditAsked`. */
    previewed: jsonb().$type<unknown>().notNull(),
    /** Of everything that the entries do to the customer: an approval posts these or nothing. */
    entriesHash: text().notNull(),
    /** Of all entries: negative, for it is a credit. */
    net: money().notNull(),
    currency: currency().notNull(),
    reasonCodeId: id()
      .notNull()
      .references(() => reasonCode.reasonCodeId),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.requestId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.udrId],
      foreignColumns: [udr.shard, udr.accountId, udr.udrId],
    }),
    check("credit_request_net", sql`net < 0 and net > -1000000000000`),
    check("credit_request_hash", sql`entries_hash ~ '^[0-9a-f]{64}$'`),
    check("credit_request_json", sql`jsonb_typeof(change) = 'object' and jsonb_typeof(personal) = 'object'`),
  ],
);
