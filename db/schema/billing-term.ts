import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, currency, id, instant, money } from "./columns.ts";
import { pricePlan } from "./price-plan.ts";

/** Counts the changes: who saves over an older one than there is, is told. */
const revision = () => integer().notNull().default(1);

/** Groups of accounts (VIP, Standard). A group may have a price plan of its own. */
export const accountClassification = pgTable("account_classification", {
  accountClassificationId: id().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull().unique(),
  pricePlanId: id().references(() => pricePlan.pricePlanId),
  revision: revision(),
  archivedAt: instant(),
  createdAt: createdAt(),
});

export const subscriptionType = pgTable("subscription_type", {
  subscriptionTypeId: id().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull().unique(),
  revision: revision(),
  archivedAt: instant(),
  createdAt: createdAt(),
});

/**
 * How a subscription is billed. Seed 002: UDRs of a normal one are processed "either during the next billing run or as
 * soon as the maximum number of unbilled UDRs or maximum unbilled amount is reached".
 */
export const billingTermScheme = pgTable(
  "billing_term_scheme",
  {
    billingTermSchemeId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    description: text(),
    state: text().notNull(),
    classification: text().notNull(),
    billingType: text().notNull(),
    billingMethod: text().notNull(),
    cycleDay: integer(),
    frequencyMonths: integer().notNull(),
    defaultPricePlanId: id().references(() => pricePlan.pricePlanId),
    /** Additive discounts apply only to flexible schemes. */
    flexible: boolean().notNull(),
    maximumUnbilledUdrs: integer(),
    maximumUnbilledAmount: money(),
    currency: currency().notNull(),
    revision: revision(),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [
    check("billing_term_scheme_state", sql`state in ('draft', 'effective', 'terminated')`),
    check("billing_term_scheme_classification", sql`classification in ('normal', 'prepaid')`),
    check("billing_term_scheme_billing_type", sql`billing_type in ('preBill', 'postBill', 'preRated', 'postRated')`),
    check("billing_term_scheme_billing_method", sql`billing_method in ('anniversary', 'period')`),
    check("billing_term_scheme_cycle", sql`cycle_day between 1 and 31 and frequency_months > 0`),
    check(
      "billing_term_scheme_thresholds",
      sql`classification = 'normal' or (maximum_unbilled_udrs is null and maximum_unbilled_amount is null)`,
    ),
    check("billing_term_scheme_threshold_values", sql`maximum_unbilled_udrs > 0 and maximum_unbilled_amount > 0`),
  ],
);
