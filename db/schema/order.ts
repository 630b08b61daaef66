import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { subscription } from "./account.ts";
import { catalog } from "./catalog.ts";
import { createdAt, currency, exact, id, instant, money, shard } from "./columns.ts";
import { product } from "./product.ts";
import { source } from "./usage.ts";

/** One Add Service Usage, as it was accepted: who, through which channel, on which conditions, at which quote. A fact. */
export const serviceOrder = pgTable(
  "service_order",
  {
    shard: shard(),
    accountId: id().notNull(),
    orderId: id().notNull(),
    subscriptionId: id().notNull(),
    productId: id()
      .notNull()
      .references(() => product.productId),
    quantity: exact().notNull(),
    catalogId: id()
      .notNull()
      .references(() => catalog.catalogId),
    /** The catalog's conditions as they stood, each with what it found: `[{ kind, negated, codes, found, holds }]`. */
    conditions: jsonb().$type<unknown>().notNull(),
    /** As on the UDR, as it was when ordered: `GivenDiscount[]`. */
    adHocDiscounts: jsonb().$type<unknown>().notNull().default([]),
    quotedGross: money().notNull(),
    currency: currency().notNull(),
    channel: text().notNull(),
    sourceId: id()
      .notNull()
      .references(() => source.sourceId),
    reference: text(),
    orderedAt: instant().notNull(),
    serviceFrom: instant().notNull(),
    orderedBy: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.orderId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.subscriptionId],
      foreignColumns: [subscription.shard, subscription.accountId, subscription.subscriptionId],
    }),
    check("service_order_quantity", sql`quantity > 0`),
    check("service_order_quoted_gross", sql`abs(quoted_gross) < 1000000000000`),
    check("service_order_channel", sql`channel in ('desk', 'decoder', 'api')`),
    // By its number, wherever its account lives: who rings up reads it out.
    index("service_order_number").on(table.orderId),
    index("service_order_catalog").on(table.catalogId),
    index("service_order_reference").on(table.reference).where(sql`reference is not null`),
    index("service_order_recent").on(table.shard, table.accountId, table.orderedAt),
  ],
);
