import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { subscription } from "./account.ts";
import { createdAt, currency, exact, id, instant, money, shard } from "./columns.ts";
import { serviceOrder } from "./order.ts";
import { reasonCode } from "./people.ts";

/**
 * A usage detail record: one occurrence of use. The row holds the current values; only Adjust, Cancel and the three Set
 * As actions change them (column grants in `db/privileges.ts`), after the former values went to `udr_revision`. Rating
 * and billing never touch it.
 */
export const udr = pgTable(
  "udr",
  {
    shard: shard(),
    accountId: id().notNull(),
    udrId: id().notNull(),
    subscriptionId: id().notNull(),
    origin: text().notNull(),
    orderId: id(),
    /** Rated here, elsewhere (gross and tax came with it) or kept for information. */
    rating: text().notNull(),
    state: text().notNull(),
    directive: text().notNull(),
    revision: integer().notNull(),
    // No foreign keys of these three: each would ask once more for every UDR, and with the queue's they are half of what an import costs.
    // `holdUsageKinds` asks, and holds, once for all that a transaction writes; none of them is ever deleted (`db/privileges.ts`); I62 looks.
    udrTypeId: id().notNull(),
    productId: id().notNull(),
    sourceId: id().notNull(),
    quantity: exact().notNull(),
    usedFrom: instant().notNull(),
    usedTo: instant(),
    billingEffectiveAt: instant().notNull(),
    orderedAt: instant(),
    metadata: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    /** What an agent gave with the order, or with an Adjust: `GivenDiscount[]`. */
    adHocDiscounts: jsonb().$type<unknown>().notNull().default([]),
    /** Amounts of usage rated elsewhere. */
    importedGross: money(),
    importedTax: money(),
    currency: currency().notNull(),
    personId: id(),
    costCentreId: id(),
    recordedAt: instant().notNull(),
    /** Of imported usage the batch and the line that it came with, which is kept as it was received. */
    importId: id(),
    importLine: integer(),
    /** Of a successor, the cancelled UDR whose place it took. */
    succeedsId: id(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.udrId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.subscriptionId],
      foreignColumns: [subscription.shard, subscription.accountId, subscription.subscriptionId],
    }),
    foreignKey({
      columns: [table.shard, table.accountId, table.orderId],
      foreignColumns: [serviceOrder.shard, serviceOrder.accountId, serviceOrder.orderId],
    }),
    check("udr_origin", sql`origin in ('order', 'fee', 'import', 'successor')`),
    check("udr_origin_order", sql`origin <> 'order' or order_id is not null`),
    check("udr_rating", sql`rating in ('here', 'elsewhere', 'information')`),
    check("udr_state", sql`state in ('scheduled', 'posted', 'cancelled')`),
    check("udr_directive", sql`directive in ('toBeBilled', 'toBeCredited', 'notToBeBilled')`),
    check("udr_information", sql`rating <> 'information' or directive = 'notToBeBilled'`),
    check("udr_revision_positive", sql`revision > 0`),
    check("udr_quantity", sql`quantity >= 0`),
    check("udr_period", sql`used_to is null or used_to >= used_from`),
    check("udr_imported", sql`(rating = 'elsewhere') = (num_nonnulls(imported_gross, imported_tax) = 2)`),
    check("udr_imported_amounts", sql`abs(imported_gross) < 1000000000000 and abs(imported_tax) < 1000000000000`),
    check("udr_import_line", sql`(import_id is null) = (import_line is null)`),
    check("udr_successor", sql`(origin = 'successor') = (succeeds_id is not null)`),
    check("udr_metadata", sql`jsonb_typeof(metadata) = 'object'`),
    index("udr_number").on(table.udrId),
    // With the product, so that a walk through an organisation's usage looks for one without reading the rows.
    index("udr_account_used_from").on(table.shard, table.accountId, table.usedFrom, table.udrId, table.productId),
    index("udr_subscription_used_from").on(table.shard, table.accountId, table.subscriptionId, table.usedFrom),
    index("udr_used_from").on(table.usedFrom, table.udrId),
    // For the summary page: an order of its own, or a rare kind of UDR in the order of its use. New usage comes at their ends.
    // With whose it is and of what: no other index has an account's or a product's usage in this order.
    index("udr_billing_effective").on(table.billingEffectiveAt, table.udrId, table.accountId, table.productId, table.shard),
    index("udr_product_used_from").on(table.productId, table.usedFrom, table.udrId),
    index("udr_state_used_from").on(table.state, table.usedFrom, table.udrId).where(sql`state <> 'posted'`),
    index("udr_directive_used_from").on(table.directive, table.usedFrom, table.udrId).where(sql`directive <> 'toBeBilled'`),
    index("udr_import").on(table.importId, table.udrId).where(sql`import_id is not null`),
    // Few have any, and whoever reads millions of them asks for those apart.
    index("udr_ad_hoc").on(table.shard, table.usedFrom).where(sql`ad_hoc_discounts <> '[]'`),
    foreignKey({
      name: "udr_succeeds_own",
      columns: [table.shard, table.accountId, table.succeedsId],
      foreignColumns: [table.shard, table.accountId, table.udrId],
    }),
    // What was cancelled has one successor at most, however many ask for it at once.
    uniqueIndex("udr_one_successor").on(table.shard, table.accountId, table.succeedsId).where(sql`succeeds_id is not null`),
    index("udr_order").on(table.shard, table.accountId, table.orderId).where(sql`order_id is not null`),
  ],
);

/** Personal metadata (identifiers, titles, places): apart, so that a retention role may empty it. RBIs never need it. */
export const udrPersonal = pgTable(
  "udr_personal",
  {
    shard: shard(),
    accountId: id().notNull(),
    udrId: id().notNull(),
    metadata: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.udrId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.udrId],
      foreignColumns: [udr.shard, udr.accountId, udr.udrId],
    }),
  ],
);

/** The values a UDR had before revision `revision + 1`, and who changed them, why. Never updated. */
export const udrRevision = pgTable(
  "udr_revision",
  {
    shard: shard(),
    accountId: id().notNull(),
    udrId: id().notNull(),
    revision: integer().notNull(),
    action: text().notNull(),
    former: jsonb().$type<unknown>().notNull(),
    reasonCodeId: id()
      .notNull()
      .references(() => reasonCode.reasonCodeId),
    reasonText: text(),
    actedBy: text().notNull(),
    actedAt: instant().notNull(),
    /** Of a credit above the limit of who acted: the second person, and the request that they approved. */
    approvedBy: text(),
    approvalRequestId: id(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.udrId, table.revision] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.udrId],
      foreignColumns: [udr.shard, udr.accountId, udr.udrId],
    }),
    check("udr_revision_action", sql`action in ('adjust', 'cancel', 'setBillable', 'setCreditable', 'setNotToBeBilled', 'reverse')`),
    check("udr_revision_approved", sql`num_nonnulls(approved_by, approval_request_id) in (0, 2)`),
    check("udr_revision_second_person", sql`approved_by <> acted_by`),
    check("udr_revision_number", sql`revision > 0`),
    index("udr_revision_reason").on(table.reasonCodeId),
    // An account's corrections, newest first, however many of its UDRs were never corrected.
    index("udr_revision_recent").on(table.shard, table.accountId, table.actedAt),
  ],
);
