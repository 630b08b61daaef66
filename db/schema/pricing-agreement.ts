import { sql } from "drizzle-orm";
import { check, foreignKey, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { account } from "./account.ts";
import { createdAt, id, instant, shard } from "./columns.ts";

/**
 * What an organisation agreed on its own: a price plan, which discounts it may have, shared allowances, limits. A line of versions, as a price
 * plan is one, and an account has at most one; a version may say when it ends.
 */
export const pricingAgreement = pgTable(
  "pricing_agreement",
  {
    shard: shard(),
    accountId: id().notNull(),
    name: text().notNull(),
    description: text(),
    /** Counts the changes of name and description: who saves over an older one than there is, is told. */
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId] }),
    foreignKey({ columns: [table.shard, table.accountId], foreignColumns: [account.shard, account.accountId] }),
    check("pricing_agreement_revision", sql`revision > 0`),
  ],
);

/** What is published of an agreement: immutable, as `price_plan_version` is. */
export const pricingAgreementVersion = pgTable(
  "pricing_agreement_version",
  {
    shard: shard(),
    accountId: id().notNull(),
    versionId: id().notNull(),
    version: integer().notNull(),
    /** `AgreementDocument`, and its canonical hash, which is what was approved. */
    document: jsonb().$type<unknown>().notNull(),
    documentHash: text().notNull(),
    effectiveAt: instant().notNull(),
    requestedBy: id().notNull(),
    requestedAt: instant().notNull(),
    decidedBy: id().notNull(),
    decidedAt: instant().notNull(),
    note: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.versionId] }),
    foreignKey({
      name: "pricing_agreement_version_of",
      columns: [table.shard, table.accountId],
      foreignColumns: [pricingAgreement.shard, pricingAgreement.accountId],
    }),
    unique("pricing_agreement_version_number").on(table.shard, table.accountId, table.version),
    unique("pricing_agreement_version_effective").on(table.shard, table.accountId, table.effectiveAt),
    check("pricing_agreement_version_second_person", sql`decided_by <> requested_by`),
    check("pricing_agreement_version_not_past", sql`effective_at >= decided_at`),
    check("pricing_agreement_version_hash", sql`document_hash ~ '^[0-9a-f]{64}$'`),
  ],
);

/** The working copy: one open draft per agreement, refused when `revision` is stale. */
export const pricingAgreementDraft = pgTable(
  "pricing_agreement_draft",
  {
    shard: shard(),
    accountId: id().notNull(),
    draftId: id().notNull(),
    basedOnVersionId: id(),
    state: text().notNull(),
    document: jsonb().$type<unknown>().notNull(),
    documentHash: text().notNull(),
    revision: integer().notNull(),
    publishedVersionId: id(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.draftId] }),
    foreignKey({
      name: "pricing_agreement_draft_of",
      columns: [table.shard, table.accountId],
      foreignColumns: [pricingAgreement.shard, pricingAgreement.accountId],
    }),
    foreignKey({
      name: "pricing_agreement_draft_based_on",
      columns: [table.shard, table.accountId, table.basedOnVersionId],
      foreignColumns: [pricingAgreementVersion.shard, pricingAgreementVersion.accountId, pricingAgreementVersion.versionId],
    }),
    foreignKey({
      name: "pricing_agreement_draft_published_as",
      columns: [table.shard, table.accountId, table.publishedVersionId],
      foreignColumns: [pricingAgreementVersion.shard, pricingAgreementVersion.accountId, pricingAgreementVersion.versionId],
    }),
    check("pricing_agreement_draft_state", sql`state in ('draft', 'inReview', 'published', 'withdrawn')`),
    check("pricing_agreement_draft_published", sql`(state = 'published') = (published_version_id is not null)`),
    uniqueIndex("pricing_agreement_draft_one_open").on(table.shard, table.accountId).where(sql`state in ('draft', 'inReview')`),
  ],
);

/** Who touched a draft. None of them may approve it. */
export const pricingAgreementDraftEditor = pgTable(
  "pricing_agreement_draft_editor",
  {
    shard: shard(),
    accountId: id().notNull(),
    draftId: id().notNull(),
    userId: id().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.shard, table.accountId, table.draftId, table.userId] }),
    foreignKey({
      name: "pricing_agreement_draft_editor_of",
      columns: [table.shard, table.accountId, table.draftId],
      foreignColumns: [pricingAgreementDraft.shard, pricingAgreementDraft.accountId, pricingAgreementDraft.draftId],
    }),
  ],
);
