import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { account } from "./account.ts";
import { createdAt, id, instant, shard } from "./columns.ts";
import { udr } from "./udr.ts";

/** What an agent wrote down about a customer, or about one UDR of theirs. Never changed and never deleted: a wrong note gets another. */
export const accountNote = pgTable(
  "account_note",
  {
    shard: shard(),
    accountId: id().notNull(),
    noteId: id().notNull(),
    /** Null: about the customer as a whole. */
    udrId: id(),
    words: text().notNull(),
    /** Of the desk that follows it up: whatever its system calls it. */
    ticket: text(),
    writtenBy: text().notNull(),
    writtenAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.noteId] }),
    foreignKey({ columns: [table.shard, table.accountId], foreignColumns: [account.shard, account.accountId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.udrId],
      foreignColumns: [udr.shard, udr.accountId, udr.udrId],
    }),
    check("account_note_words", sql`length(words) between 1 and 2000 and words = btrim(words)`),
    check("account_note_ticket", sql`length(ticket) between 1 and 40`),
    index("account_note_written").on(table.shard, table.accountId, table.writtenAt),
    index("account_note_udr").on(table.shard, table.accountId, table.udrId).where(sql`udr_id is not null`),
  ],
);
