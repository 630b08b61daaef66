import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, exact, id, instant } from "./columns.ts";
import { product, productFamily, productType } from "./product.ts";

/** Which services may be sold to whom: orderable when effective, valid now, and its conditions are met. */
export const catalog = pgTable(
  "catalog",
  {
    catalogId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    description: text(),
    state: text().notNull(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [check("catalog_state", sql`state in ('draft', 'effective', 'notEffective')`), check("catalog_revision", sql`revision > 0`)],
);

/** No rows: always valid. A period is either two instants or a range of month-days that recurs every year. */
export const catalogValidity = pgTable(
  "catalog_validity",
  {
    catalogId: id()
      .notNull()
      .references(() => catalog.catalogId),
    position: integer().notNull(),
    validFrom: instant(),
    validTo: instant(),
    yearlyFrom: text(),
    yearlyTo: text(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.catalogId, table.position] }),
    check("catalog_validity_one_kind", sql`(valid_from is not null) <> (yearly_from is not null)`),
    check("catalog_validity_yearly", sql`(yearly_from is null) = (yearly_to is null)`),
    check("catalog_validity_month_day", sql`yearly_from ~ '^[01][0-9]-[0-3][0-9]$' and yearly_to ~ '^[01][0-9]-[0-3][0-9]$'`),
    check("catalog_validity_period", sql`valid_to is null or valid_to > valid_from`),
  ],
);

/** A service offered: a product, or every product of a type or family, within the line's own window. */
export const catalogLine = pgTable(
  "catalog_line",
  {
    catalogLineId: id().primaryKey(),
    catalogId: id()
      .notNull()
      .references(() => catalog.catalogId),
    productId: id().references(() => product.productId),
    productTypeId: id().references(() => productType.productTypeId),
    productFamilyId: id().references(() => productFamily.productFamilyId),
    availableFrom: instant(),
    availableTo: instant(),
    /** Services the subscription must have effective when it orders: any of them, or all. */
    requiresMode: text(),
    requires: jsonb().$type<readonly string[]>(),
    /** Services it must not have. */
    excludes: jsonb().$type<readonly string[]>(),
    /** How much of it a subscription may order in a day, a week, a month or a billing cycle. */
    limitQuantity: exact(),
    limitPer: text(),
    createdAt: createdAt(),
  },
  (table) => [
    index("catalog_line_catalog").on(table.catalogId),
    check("catalog_line_one_target", sql`num_nonnulls(product_id, product_type_id, product_family_id) = 1`),
    check("catalog_line_requires", sql`(requires_mode is null) = (requires is null) and requires_mode in ('any', 'all')`),
    check("catalog_line_requires_codes", sql`jsonb_typeof(requires) = 'array' and jsonb_array_length(requires) > 0`),
    check("catalog_line_excludes_codes", sql`jsonb_typeof(excludes) = 'array' and jsonb_array_length(excludes) > 0`),
    check("catalog_line_limit", sql`(limit_quantity is null) = (limit_per is null) and limit_quantity > 0`),
    check("catalog_line_limit_per", sql`limit_per in ('day', 'week', 'month', 'cycle')`),
    check("catalog_line_window", sql`available_to is null or available_from is null or available_to > available_from`),
  ],
);

/** All conditions of a catalog must hold; each lists the codes of which one must match. */
export const catalogCondition = pgTable(
  "catalog_condition",
  {
    catalogId: id()
      .notNull()
      .references(() => catalog.catalogId),
    position: integer().notNull(),
    kind: text().notNull(),
    negated: boolean().notNull(),
    codes: jsonb().$type<readonly string[]>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.catalogId, table.position] }),
    check(
      "catalog_condition_kind",
      sql`kind in ('subscriptionType', 'termedService', 'accountClassification', 'payment', 'billingTerm', 'provider')`,
    ),
    check("catalog_condition_codes", sql`jsonb_typeof(codes) = 'array' and jsonb_array_length(codes) > 0`),
  ],
);
