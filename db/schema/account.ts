import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountClassification, billingTermScheme, subscriptionType } from "./billing-term.ts";
import { createdAt, currency, id, instant, money, shard } from "./columns.ts";
import { nameWordsOf } from "./name-words.ts";
import { pricePlan, pricePlanVersion } from "./price-plan.ts";
import { product } from "./product.ts";
import { provisioningProvider } from "./provider.ts";

/** Accounts receivable. `(shard, account_id)` leads every key of everything a customer owns. */
export const account = pgTable(
  "account",
  {
    shard: shard(),
    accountId: id().notNull(),
    number: text().notNull(),
    name: text().notNull(),
    accountClassificationId: id()
      .notNull()
      .references(() => accountClassification.accountClassificationId),
    currency: currency().notNull(),
    timeZone: text().notNull(),
    taxClass: text().notNull(),
    creditLimit: money(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId] }),
    check("account_shard", sql`shard between 0 and 255`),
    check("account_tax_class", sql`tax_class in ('standard', 'exempt', 'reverseCharge')`),
    check("account_credit_limit", sql`credit_limit >= 0`),
    index("account_by_classification").on(table.accountClassificationId),
    index("account_name_prefix").on(sql`lower(name) text_pattern_ops`),
    index("account_name_words").using("gin", nameWordsOf(sql`name`)),
  ],
);

/** Directory: an account number, wherever its account lives. */
export const accountNumber = pgTable("account_number", {
  number: text().primaryKey(),
  shard: shard(),
  accountId: id().notNull(),
  createdAt: createdAt(),
});

/** Directory: a phone number, SIM or smart card, and the subscription that holds it. */
export const identifier = pgTable(
  "identifier",
  {
    kind: text().notNull(),
    value: text().notNull(),
    shard: shard(),
    accountId: id().notNull(),
    subscriptionId: id().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.value] }),
    check("identifier_kind", sql`kind in ('phone', 'msisdn', 'iccid', 'smartCard', 'email')`),
    index("identifier_value").on(sql`value text_pattern_ops`),
    // A telephone as it is dialled at home is the end of the one that is stored.
    index("identifier_ending").on(sql`reverse(value) text_pattern_ops`),
    index("identifier_account").on(table.shard, table.accountId),
  ],
);

export const subscription = pgTable(
  "subscription",
  {
    shard: shard(),
    accountId: id().notNull(),
    subscriptionId: id().notNull(),
    number: text().notNull(),
    subscriptionTypeId: id()
      .notNull()
      .references(() => subscriptionType.subscriptionTypeId),
    billingTermSchemeId: id()
      .notNull()
      .references(() => billingTermScheme.billingTermSchemeId),
    payment: text().notNull(),
    state: text().notNull(),
    pricePlanId: id().references(() => pricePlan.pricePlanId),
    provisioningProviderId: id().references(() => provisioningProvider.provisioningProviderId),
    /** Of its devices the one that orders are delivered to where they name none. */
    device: text(),
    startedAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.subscriptionId] }),
    foreignKey({ columns: [table.shard, table.accountId], foreignColumns: [account.shard, account.accountId] }),
    check("subscription_payment", sql`payment in ('normal', 'prepaid')`),
    check("subscription_state", sql`state in ('draft', 'effective', 'notEffective', 'inResting', 'cancelled')`),
    index("subscription_id").on(table.subscriptionId),
    index("subscription_number").on(table.number),
    index("subscription_scheme").on(table.billingTermSchemeId),
    index("subscription_by_type").on(table.subscriptionTypeId),
    index("subscription_by_provider").on(table.provisioningProviderId).where(sql`provisioning_provider_id is not null`),
  ],
);

/**
 * A version that an account, or one of its subscriptions, keeps for a time whatever is published meanwhile. `pinned_to` is exclusive; a pin
 * that ends early gets an earlier one.
 */
export const priceVersionPin = pgTable(
  "price_version_pin",
  {
    shard: shard(),
    accountId: id().notNull(),
    pinId: id().notNull(),
    /** None: every subscription of the account. */
    subscriptionId: id(),
    pricePlanId: id().notNull(),
    versionId: id().notNull(),
    pinnedFrom: instant().notNull(),
    pinnedTo: instant(),
    reason: text().notNull(),
    createdBy: id().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.pinId] }),
    foreignKey({
      name: "price_version_pin_account",
      columns: [table.shard, table.accountId],
      foreignColumns: [account.shard, account.accountId],
    }),
    foreignKey({
      name: "price_version_pin_subscription",
      columns: [table.shard, table.accountId, table.subscriptionId],
      foreignColumns: [subscription.shard, subscription.accountId, subscription.subscriptionId],
    }),
    foreignKey({
      name: "price_version_pin_of_plan",
      columns: [table.pricePlanId, table.versionId],
      foreignColumns: [pricePlanVersion.pricePlanId, pricePlanVersion.versionId],
    }),
    // Equal where it was ended before it began: it never held.
    check("price_version_pin_period", sql`pinned_to >= pinned_from`),
    index("price_version_pin_version").on(table.versionId),
  ],
);

/** A termed service on a subscription: the enabler that some catalogs ask for. */
export const subscriptionService = pgTable(
  "subscription_service",
  {
    shard: shard(),
    accountId: id().notNull(),
    subscriptionId: id().notNull(),
    productId: id()
      .notNull()
      .references(() => product.productId),
    state: text().notNull(),
    effectiveFrom: instant().notNull(),
    effectiveTo: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.subscriptionId, table.productId, table.effectiveFrom] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.subscriptionId],
      foreignColumns: [subscription.shard, subscription.accountId, subscription.subscriptionId],
    }),
    check("subscription_service_state", sql`state in ('effective', 'notEffective')`),
    check("subscription_service_period", sql`effective_to is null or effective_to > effective_from`),
  ],
);

/** A device of a subscription, as the provider knows it: a smart card or decoder number. One that was removed is kept for what was delivered to it. */
export const subscriptionDevice = pgTable(
  "subscription_device",
  {
    shard: shard(),
    accountId: id().notNull(),
    subscriptionId: id().notNull(),
    number: text().notNull(),
    /** What the household calls it. */
    label: text(),
    removedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.subscriptionId, table.number] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.subscriptionId],
      foreignColumns: [subscription.shard, subscription.accountId, subscription.subscriptionId],
    }),
    check("subscription_device_number", sql`number = btrim(number) and number <> ''`),
    index("subscription_device_value").on(sql`number text_pattern_ops`),
  ],
);

export const person = pgTable(
  "person",
  {
    shard: shard(),
    accountId: id().notNull(),
    personId: id().notNull(),
    name: text().notNull(),
    reference: text(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.personId] }),
    foreignKey({ columns: [table.shard, table.accountId], foreignColumns: [account.shard, account.accountId] }),
    index("person_name_words").using("gin", nameWordsOf(sql`name`)),
  ],
);

export const costCentre = pgTable(
  "cost_centre",
  {
    shard: shard(),
    accountId: id().notNull(),
    costCentreId: id().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.costCentreId] }),
    foreignKey({ columns: [table.shard, table.accountId], foreignColumns: [account.shard, account.accountId] }),
  ],
);

/**
 * Who used a subscription or an identifier, from when to when, and which cost centre bore it. A UDR keeps who held it at
 * its From; reassigning changes insight, never money.
 */
export const assignment = pgTable(
  "assignment",
  {
    shard: shard(),
    accountId: id().notNull(),
    assignmentId: id().notNull(),
    subscriptionId: id().notNull(),
    identifierKind: text(),
    identifierValue: text(),
    personId: id(),
    costCentreId: id(),
    assignedFrom: instant().notNull(),
    assignedTo: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.assignmentId] }),
    foreignKey({
      columns: [table.shard, table.accountId, table.subscriptionId],
      foreignColumns: [subscription.shard, subscription.accountId, subscription.subscriptionId],
    }),
    foreignKey({
      columns: [table.shard, table.accountId, table.personId],
      foreignColumns: [person.shard, person.accountId, person.personId],
    }),
    foreignKey({
      columns: [table.shard, table.accountId, table.costCentreId],
      foreignColumns: [costCentre.shard, costCentre.accountId, costCentre.costCentreId],
    }),
    check("assignment_holder", sql`num_nonnulls(person_id, cost_centre_id) > 0`),
    check("assignment_identifier", sql`(identifier_kind is null) = (identifier_value is null)`),
    check("assignment_period", sql`assigned_to is null or assigned_to > assigned_from`),
    index("assignment_subscription").on(table.shard, table.accountId, table.subscriptionId, table.assignedFrom),
  ],
);
