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
