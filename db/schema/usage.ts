import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, exact, id, instant } from "./columns.ts";

/** Seed 002: "UDR unit of measurement are used to measure the usage of the service that was consumed by the UDR." */
export const unitOfMeasurement = pgTable(
  "unit_of_measurement",
  {
    unitId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    description: text(),
    decimals: integer().notNull(),
    /** How many counted units make one priced unit (count bytes, price per GB). */
    scale: exact().notNull(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [
    check("unit_of_measurement_decimals", sql`decimals between 0 and 12`),
    check("unit_of_measurement_scale", sql`scale > 0`),
    check("unit_of_measurement_revision", sql`revision > 0`),
  ],
);

/** Values a choice attribute may take; `under` makes the list a tree. */
export const valueList = pgTable(
  "value_list",
  {
    valueListId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [check("value_list_revision", sql`revision > 0`)],
);

export const valueListItem = pgTable(
  "value_list_item",
  {
    valueListId: id()
      .notNull()
      .references(() => valueList.valueListId),
    value: text().notNull(),
    label: text().notNull(),
    under: text(),
    position: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.valueListId, table.value] })],
);

/** What attributes are derived by: a value is looked up in it, and its row gives others (dialled number → destination). */
export const lookUpTable = pgTable(
  "look_up_table",
  {
    lookUpTableId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull(),
    description: text(),
    /** By the whole value, or by the longest beginning of it. */
    match: text().notNull(),
    /** The attribute that is looked up. */
    key: text().notNull(),
    /** The attributes that a row gives: `string[]`. */
    gives: jsonb().$type<unknown>().notNull(),
    /** What is given where nothing is found, by attribute. */
    otherwise: jsonb().$type<unknown>().notNull(),
    /** Counts the changes, those of its rows included: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [check("look_up_table_match", sql`match in ('exact', 'prefix')`), check("look_up_table_revision", sql`revision > 0`)],
);

export const lookUpRow = pgTable(
  "look_up_row",
  {
    lookUpTableId: id()
      .notNull()
      .references(() => lookUpTable.lookUpTableId),
    key: text().notNull(),
    /** By attribute. */
    given: jsonb().$type<unknown>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.lookUpTableId, table.key] }), check("look_up_row_key", sql`key <> ''`)],
);

/** The system that generated a UDR. It follows from the channel of an order and is never typed. */
export const source = pgTable(
  "source",
  {
    sourceId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    description: text(),
    channel: text().notNull(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [check("source_channel", sql`channel in ('desk', 'decoder', 'api', 'import')`), check("source_revision", sql`revision > 0`)],
);

/** Classifies UDRs by their business meaning; each type has one unit and its own metadata attributes. */
export const udrType = pgTable(
  "udr_type",
  {
    udrTypeId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    description: text(),
    unitId: id()
      .notNull()
      .references(() => unitOfMeasurement.unitId),
    /** Usage across a time boundary: rated by its start, or split there. */
    boundary: text().notNull(),
    /** The instant that decides which version prices a UDR: its From, its order, or an attribute (`attribute:KEY`). */
    pricedAt: text().notNull(),
    fromMandatory: boolean().notNull(),
    toMandatory: boolean().notNull(),
    sourceMandatory: boolean().notNull(),
    retentionDays: integer(),
    /** `LookUpRule[]`: the tables that imported usage of the type is held against, in their order. */
    lookUps: jsonb().$type<unknown>().notNull().default([]),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [
    check("udr_type_boundary", sql`boundary in ('start', 'split')`),
    check("udr_type_priced_at", sql`priced_at in ('from', 'order') or priced_at like 'attribute:_%'`),
    check("udr_type_revision", sql`revision > 0`),
  ],
);

export const udrTypeAttribute = pgTable(
  "udr_type_attribute",
  {
    udrTypeId: id()
      .notNull()
      .references(() => udrType.udrTypeId),
    key: text().notNull(),
    label: text().notNull(),
    type: text().notNull(),
    mandatory: boolean().notNull(),
    /** A personal attribute is kept beside the UDR, where a retention role may empty it. */
    personal: boolean().notNull(),
    /** A regular expression the whole text must match. */
    format: text(),
    valueListId: id().references(() => valueList.valueListId),
    position: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.udrTypeId, table.key] }),
    check("udr_type_attribute_type", sql`type in ('text', 'integer', 'decimal', 'boolean', 'instant', 'choice', 'amount')`),
    check("udr_type_attribute_choice", sql`(type = 'choice') = (value_list_id is not null)`),
    check("udr_type_attribute_key", sql`key ~ '^[a-z][A-Za-z0-9]*$'`),
  ],
);

export const udrTypeSource = pgTable(
  "udr_type_source",
  {
    udrTypeId: id()
      .notNull()
      .references(() => udrType.udrTypeId),
    sourceId: id()
      .notNull()
      .references(() => source.sourceId),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.udrTypeId, table.sourceId] })],
);

/** A named bundle of conditions on metadata, AND-ed: `[{ attribute, is | isNot | in | between | startsWith | isUnder }]`. */
export const usageZone = pgTable(
  "usage_zone",
  {
    usageZoneId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    description: text(),
    conditions: jsonb().$type<unknown>().notNull(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [check("usage_zone_revision", sql`revision > 0`)],
);

/** A named pattern of half-open windows on the local week of a zone, with dated exceptions (the pricing document's form). */
export const dateTimeModel = pgTable(
  "date_time_model",
  {
    dateTimeModelId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    description: text(),
    timeZone: text().notNull(),
    windows: jsonb().$type<unknown>().notNull(),
    dates: jsonb().$type<unknown>().notNull(),
    /** Counts the changes: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [check("date_time_model_revision", sql`revision > 0`)],
);
