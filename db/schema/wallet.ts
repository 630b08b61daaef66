import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { subscription } from "./account.ts";
import { createdAt, currency, id, instant, money, shard } from "./columns.ts";

/**
 * The wallet of a prepaid subscription. Balance and debt are caches of its transactions, moved by one conditional UPDATE
 * together with the next chained transaction. `floor` (≤ 0) is how far it may go below nothing.
 */
export const wallet = pgTable(
  "wallet",
  {
    shard: shard(),
    accountId: id().notNull(),
    walletId: id().notNull(),
    subscriptionId: id().notNull(),
    currency: currency().notNull(),
    floor: money().notNull(),
    balance: money().notNull(),
    debt: money().notNull(),
    seq: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.walletId] }),
    unique("wallet_subscription").on(table.shard, table.accountId, table.subscriptionId),
    foreignKey({
      columns: [table.shard, table.accountId, table.subscriptionId],
      foreignColumns: [subscription.shard, subscription.accountId, subscription.subscriptionId],
    }),
    check("wallet_floor", sql`floor <= 0 and floor > -1000000000000`),
    check("wallet_balance", sql`balance >= floor and balance < 1000000000000`),
    check("wallet_debt", sql`debt >= 0 and debt < 1000000000000`),
    check("wallet_seq", sql`seq >= 0`),
  ],
);

/**
 * One movement of a wallet. Each continues the one before it (a foreign key on generated columns), so the chain has no
 * gap and no fork. A correction that the balance cannot bear debits to the floor; the rest is a debt, repaid first by
 * the next top-up.
 */
export const walletTransaction = pgTable(
  "wallet_transaction",
  {
    shard: shard(),
    accountId: id().notNull(),
    walletId: id().notNull(),
    seq: integer().notNull(),
    kind: text().notNull(),
    balanceBefore: money().notNull(),
    amount: money().notNull(),
    balanceAfter: money().generatedAlwaysAs(sql`balance_before + amount`),
    debtBefore: money().notNull(),
    debtChange: money().notNull(),
    debtAfter: money().generatedAlwaysAs(sql`debt_before + debt_change`),
    floor: money().notNull(),
    currency: currency().notNull(),
    udrId: id(),
    orderId: id(),
    paymentReference: text(),
    postedAt: instant().notNull(),
    postedBy: text().notNull(),
    previousSeq: integer().generatedAlwaysAs(sql`nullif(seq - 1, 0)`),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.walletId, table.seq] }),
    unique("wallet_transaction_end").on(table.shard, table.accountId, table.walletId, table.seq, table.balanceAfter, table.debtAfter),
    foreignKey({
      name: "wallet_transaction_chain",
      columns: [table.shard, table.accountId, table.walletId, table.previousSeq, table.balanceBefore, table.debtBefore],
      foreignColumns: [table.shard, table.accountId, table.walletId, table.seq, table.balanceAfter, table.debtAfter],
    }),
    foreignKey({
      columns: [table.shard, table.accountId, table.walletId],
      foreignColumns: [wallet.shard, wallet.accountId, wallet.walletId],
    }),
    check("wallet_transaction_first", sql`seq > 0 and (seq > 1 or (balance_before = 0 and debt_before = 0))`),
    check("wallet_transaction_floor", sql`floor <= 0 and balance_before + amount >= floor`),
    check("wallet_transaction_debt", sql`debt_before >= 0 and debt_before + debt_change >= 0`),
    // A free service moves nothing, yet its RBI is born with a transaction like any other.
    check("wallet_transaction_moves", sql`kind <> 'topUp' or (amount - debt_change > 0 and amount >= 0 and debt_change <= 0)`),
    check("wallet_transaction_kind", sql`kind in ('topUp', 'order', 'usage', 'correction')`),
    check("wallet_transaction_top_up", sql`(kind = 'topUp') = (payment_reference is not null)`),
    index("wallet_transaction_posted").on(table.shard, table.accountId, table.postedAt),
  ],
);
