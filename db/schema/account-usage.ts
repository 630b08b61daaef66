import { sql } from "drizzle-orm";
import { check, foreignKey, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { account, subscription } from "./account.ts";
import { createdAt, exact, id, shard } from "./columns.ts";

/**
 * What an account may use before somebody is asked (domain R49, R50): `UsageLimits`. No row: no limit. The revision counts the changes, so
 * that who saves over a newer one is told.
 */
export const accountUsageLimits = pgTable(
  "account_usage_limits",
  {
    shard: shard(),
    accountId: id().notNull(),
    limits: jsonb().$type<unknown>().notNull(),
    revision: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId] }),
    foreignKey({ columns: [table.shard, table.accountId], foreignColumns: [account.shard, account.accountId] }),
    check("account_usage_limits_revision", sql`revision > 0`),
  ],
);

/**
 * The networks that a SIM may use (`AllowedNetworks`), which goes before what its account's agreement says. No row: what the agreement allows.
 */
export const subscriptionNetworks = pgTable(
  "subscription_networks",
  {
    shard: shard(),
    accountId: id().notNull(),
    subscriptionId: id().notNull(),
    networks: jsonb().$type<unknown>().notNull(),
    revision: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.subscriptionId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.subscriptionId],
      foreignColumns: [subscription.shard, subscription.accountId, subscription.subscriptionId],
    }),
    check("subscription_networks_revision", sql`revision > 0`),
  ],
);

/**
 * What has counted so far towards a rate or a discount that counts usage together: design, "Charges and scopes". The owner is a subscription,
 * or the account's pricing agreement, which goes by the account's id. `cycle` names the billing cycle, or is "ever".
 */
export const rateCounter = pgTable(
  "rate_counter",
  {
    shard: shard(),
    accountId: id().notNull(),
    ownerKind: text().notNull(),
    ownerId: id().notNull(),
    cycle: text().notNull(),
    /** The engine's name of it: plan, rate and level, or discount and renewal. */
    name: text().notNull(),
    quantity: exact().notNull(),
    udrs: integer().notNull(),
    beyondFree: exact().notNull(),
    paying: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.ownerKind, table.ownerId, table.cycle, table.name] }),
    foreignKey({ columns: [table.shard, table.accountId], foreignColumns: [account.shard, account.accountId] }),
    check("rate_counter_owner", sql`owner_kind in ('subscription', 'agreement')`),
    check("rate_counter_counts", sql`udrs >= 0 and paying >= 0`),
  ],
);
