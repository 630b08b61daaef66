import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { account } from "./account.ts";
import { bill } from "./bill.ts";
import { createdAt, currency, id, instant, money, shard } from "./columns.ts";
import { walletTransaction } from "./wallet.ts";

/**
 * One row debits one ledger account and credits another by a positive amount, so the ledger balances by construction.
 * Posted per bill line, bill tax, rounding or wallet transaction, never per UDR. Balances are derived.
 */
export const ledgerTransfer = pgTable(
  "ledger_transfer",
  {
    shard: shard(),
    accountId: id().notNull(),
    transferId: id().notNull(),
    debit: text().notNull(),
    credit: text().notNull(),
    amount: money().notNull(),
    currency: currency().notNull(),
    memo: text().notNull(),
    billId: id(),
    walletId: id(),
    walletSeq: integer(),
    postedAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.transferId] }),
    foreignKey({ columns: [table.shard, table.accountId], foreignColumns: [account.shard, account.accountId] }),
    foreignKey({ columns: [table.shard, table.accountId, table.billId], foreignColumns: [bill.shard, bill.accountId, bill.billId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.walletId, table.walletSeq],
      foreignColumns: [walletTransaction.shard, walletTransaction.accountId, walletTransaction.walletId, walletTransaction.seq],
    }),
    check("ledger_transfer_amount", sql`amount > 0 and amount < 1000000000000`),
    check("ledger_transfer_sides", sql`debit <> credit`),
    check(
      "ledger_transfer_accounts",
      sql`debit in ('receivable', 'revenue', 'taxPayable', 'rounding', 'wallet', 'cash', 'walletDebt') and credit in ('receivable', 'revenue', 'taxPayable', 'rounding', 'wallet', 'cash', 'walletDebt')`,
    ),
    check("ledger_transfer_cause", sql`(bill_id is not null) <> (wallet_id is not null)`),
    index("ledger_transfer_posted").on(table.shard, table.accountId, table.postedAt),
  ],
);
