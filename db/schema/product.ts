import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant, percent } from "./columns.ts";
import { udrType } from "./usage.ts";

export const productType = pgTable(
  "product_type",
  {
    productTypeId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    description: text(),
    classification: text().notNull(),
    serviceType: text(),
    composition: text().notNull(),
    usedForProvisioning: boolean().notNull(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [
    check("product_type_classification", sql`classification in ('service', 'physicalGood')`),
    check("product_type_service_type", sql`(classification = 'service') = (service_type is not null)`),
    check("product_type_service_type_known", sql`service_type in ('usage', 'termed', 'oneTime', 'expense')`),
    check("product_type_composition", sql`composition in ('flat', 'fixedBundle', 'flexibleBundle')`),
    check("product_type_revision", sql`revision > 0`),
  ],
);

/** The UDR types of a usage product type, one of them the default; Adjust offers this list. */
export const productTypeUdrType = pgTable(
  "product_type_udr_type",
  {
    productTypeId: id()
      .notNull()
      .references(() => productType.productTypeId),
    udrTypeId: id()
      .notNull()
      .references(() => udrType.udrTypeId),
    isDefault: boolean().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.productTypeId, table.udrTypeId] }),
    uniqueIndex("product_type_udr_type_one_default").on(table.productTypeId).where(sql`is_default`),
  ],
);

/** A tax rate with a name, which products share: "Standard rate". From when it is how many per cent, stands in its steps. */
export const taxRate = pgTable(
  "tax_rate",
  {
    taxRateId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [check("tax_rate_revision", sql`revision > 0`)],
);

export const taxRateStep = pgTable(
  "tax_rate_step",
  {
    taxRateId: id()
      .notNull()
      .references(() => taxRate.taxRateId),
    percent: percent().notNull(),
    validFrom: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.taxRateId, table.validFrom] }), check("tax_rate_step_percent", sql`percent between 0 and 100`)],
);

export const productFamily = pgTable(
  "product_family",
  {
    productFamilyId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [check("product_family_revision", sql`revision > 0`)],
);

export const product = pgTable(
  "product",
  {
    productId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull(),
    description: text(),
    productTypeId: id()
      .notNull()
      .references(() => productType.productTypeId),
    productFamilyId: id().references(() => productFamily.productFamilyId),
    /** The tax rate it shares with others; null: its own, in `product_tax_rate`. */
    taxRateId: id().references(() => taxRate.taxRateId),
    /** Rated here by a price plan, or elsewhere: then gross and tax come with the UDR. */
    rating: text().notNull(),
    validFrom: instant().notNull(),
    validTo: instant(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [
    check("product_rating", sql`rating in ('here', 'elsewhere')`),
    check("product_validity", sql`valid_to is null or valid_to > valid_from`),
    check("product_revision", sql`revision > 0`),
  ],
);

/**
 * The tax rate of a product from an instant on, until the next row. Read at the rating instant and stored on the RBI, so
 * a new rate needs no new price plan.
 */
export const productTaxRate = pgTable(
  "product_tax_rate",
  {
    productId: id()
      .notNull()
      .references(() => product.productId),
    validFrom: instant().notNull(),
    percent: percent().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.validFrom] }),
    check("product_tax_rate_percent", sql`percent >= 0 and percent <= 100`),
  ],
);
