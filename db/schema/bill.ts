import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { account, subscription } from "./account.ts";
import { createdAt, currency, exact, id, instant, money, percent, shard } from "./columns.ts";
import { product } from "./product.ts";

/**
 * A posted bill or credit note. Tax is computed per rate from the sum of its lines, the total rounded once to the minor
 * unit, and the difference shown (`rounding`, outside tax). Never changes.
 */
export const bill = pgTable(
  "bill",
  {
    shard: shard(),
    accountId: id().notNull(),
    billId: id().notNull(),
    number: text().notNull(),
    kind: text().notNull(),
    billingRunId: id().notNull(),
    subscriptionId: id(),
    currency: currency().notNull(),
    net: money().notNull(),
    tax: money().notNull(),
    rounding: money().notNull(),
    total: money().notNull(),
    asOf: instant().notNull(),
    issuedAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.billId] }),
    foreignKey({ columns: [table.shard, table.accountId], foreignColumns: [account.shard, account.accountId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.subscriptionId],
      foreignColumns: [subscription.shard, subscription.accountId, subscription.subscriptionId],
    }),
    index("bill_issued").on(table.shard, table.accountId, table.issuedAt),
    check("bill_kind", sql`kind in ('bill', 'creditNote') and (kind = 'creditNote') = (total < 0)`),
    check("bill_adds_up", sql`total = net + tax + rounding and abs(total) < 1000000000000`),
    check("bill_amounts", sql`abs(net) < 1000000000000 and abs(tax) < 1000000000000 and abs(rounding) < 1`),
  ],
);

/** Directory: a bill number, wherever its account lives. */
export const billNumber = pgTable("bill_number", {
  number: text().primaryKey(),
  shard: shard(),
  accountId: id().notNull(),
  billId: id().notNull(),
  createdAt: createdAt(),
});

/** The usage of one product at one tax rate on a bill. `amount` is as priced: gross when tax is included, else net. */
export const billLine = pgTable(
  "bill_line",
  {
    shard: shard(),
    accountId: id().notNull(),
    billId: id().notNull(),
    line: integer().notNull(),
    productId: id()
      .notNull()
      .references(() => product.productId),
    subscriptionId: id().notNull(),
    taxPercent: percent().notNull(),
    taxInclusive: boolean().notNull(),
    items: integer().notNull(),
    quantity: exact().notNull(),
    amount: money().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.billId, table.line] }),
    foreignKey({ columns: [table.shard, table.accountId, table.billId], foreignColumns: [bill.shard, bill.accountId, bill.billId] }),
    check("bill_line_amount", sql`abs(amount) < 1000000000000`),
    check("bill_line_items", sql`line > 0 and items > 0`),
  ],
);

/** The tax of a bill at one rate, computed from the sum of the lines that carry it. */
export const billTax = pgTable(
  "bill_tax",
  {
    shard: shard(),
    accountId: id().notNull(),
    billId: id().notNull(),
    taxPercent: percent().notNull(),
    taxInclusive: boolean().notNull(),
    net: money().notNull(),
    tax: money().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.billId, table.taxPercent, table.taxInclusive] }),
    foreignKey({ columns: [table.shard, table.accountId, table.billId], foreignColumns: [bill.shard, bill.accountId, bill.billId] }),
    check("bill_tax_amounts", sql`abs(net) < 1000000000000 and abs(tax) < 1000000000000`),
  ],
);
