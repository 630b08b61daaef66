import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";

/** A line of versions, as a price plan is one: a discount on top of what the price plans charge. */
export const additiveDiscount = pgTable(
  "additive_discount",
  {
    discountId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    description: text(),
    /** Applied by itself wherever its conditions hold, or given by an agent with an order. Never changes. */
    application: text().notNull(),
    /** Counts the changes of name and description: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  () => [
    check("additive_discount_application", sql`application in ('auto', 'adHoc')`),
    check("additive_discount_revision", sql`revision > 0`),
  ],
);

/** What is published of a discount: immutable, as `price_plan_version` is. */
export const additiveDiscountVersion = pgTable(
  "additive_discount_version",
  {
    versionId: id().primaryKey(),
    discountId: id()
      .notNull()
      .references(() => additiveDiscount.discountId),
    version: integer().notNull(),
    /** `DiscountDocument`, and its canonical hash, which is what was approved. */
    document: jsonb().$type<unknown>().notNull(),
    documentHash: text().notNull(),
    /** As the engine takes it, with the zone it asks for copied in: `ResolvedDiscount`. */
    resolved: jsonb().$type<unknown>().notNull(),
    resolvedHash: text().notNull(),
    effectiveAt: instant().notNull(),
    requestedBy: id().notNull(),
    requestedAt: instant().notNull(),
    decidedBy: id().notNull(),
    decidedAt: instant().notNull(),
    note: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("additive_discount_version_number").on(table.discountId, table.version),
    unique("additive_discount_version_effective").on(table.discountId, table.effectiveAt),
    check("additive_discount_version_second_person", sql`decided_by <> requested_by`),
    check("additive_discount_version_not_past", sql`effective_at >= decided_at`),
    check("additive_discount_version_hash", sql`document_hash ~ '^[0-9a-f]{64}$' and resolved_hash ~ '^[0-9a-f]{64}$'`),
  ],
);

/** The working copy: one open draft per discount, refused when `revision` is stale. */
export const additiveDiscountDraft = pgTable(
  "additive_discount_draft",
  {
    draftId: id().primaryKey(),
    discountId: id()
      .notNull()
      .references(() => additiveDiscount.discountId),
    basedOnVersionId: id().references(() => additiveDiscountVersion.versionId),
    state: text().notNull(),
    document: jsonb().$type<unknown>().notNull(),
    documentHash: text().notNull(),
    revision: integer().notNull(),
    publishedVersionId: id().references(() => additiveDiscountVersion.versionId),
    createdAt: createdAt(),
  },
  (table) => [
    check("additive_discount_draft_state", sql`state in ('draft', 'inReview', 'published', 'withdrawn')`),
    check("additive_discount_draft_published", sql`(state = 'published') = (published_version_id is not null)`),
    uniqueIndex("additive_discount_draft_one_open").on(table.discountId).where(sql`state in ('draft', 'inReview')`),
  ],
);

/** Who touched a draft. None of them may approve it. */
export const additiveDiscountDraftEditor = pgTable(
  "additive_discount_draft_editor",
  {
    draftId: id()
      .notNull()
      .references(() => additiveDiscountDraft.draftId),
    userId: id().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.userId] })],
);
