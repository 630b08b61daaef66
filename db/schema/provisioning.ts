import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant, shard } from "./columns.ts";
import { serviceOrder } from "./order.ts";
import { provisioningProvider } from "./provider.ts";
import { udr } from "./udr.ts";

/** The outbox to a provider: written with the order, sent afterwards. Money never waits for it. */
export const provisioningRequest = pgTable(
  "provisioning_request",
  {
    shard: shard(),
    accountId: id().notNull(),
    requestId: id().notNull(),
    orderId: id().notNull(),
    udrId: id().notNull(),
    provisioningProviderId: id()
      .notNull()
      .references(() => provisioningProvider.provisioningProviderId),
    device: text().notNull(),
    productCode: text().notNull(),
    state: text().notNull(),
    attempts: integer().notNull(),
    nextAttemptAt: instant(),
    lastError: text(),
    /** The request that this one sends again. */
    resendsId: id(),
    requestedAt: instant().notNull(),
    finishedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.requestId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.orderId],
      foreignColumns: [serviceOrder.shard, serviceOrder.accountId, serviceOrder.orderId],
    }),
    foreignKey({ columns: [table.shard, table.accountId, table.udrId], foreignColumns: [udr.shard, udr.accountId, udr.udrId] }),
    check("provisioning_request_state", sql`state in ('pending', 'delivered', 'failed')`),
    check("provisioning_request_finished", sql`(state = 'pending') = (finished_at is null)`),
    check("provisioning_request_attempts", sql`attempts >= 0`),
    index("provisioning_request_due").on(table.nextAttemptAt).where(sql`state = 'pending'`),
    index("provisioning_request_number").on(table.requestId),
    index("provisioning_request_failed").on(table.requestId).where(sql`state = 'failed'`),
    index("provisioning_request_udr").on(table.shard, table.accountId, table.udrId),
  ],
);
