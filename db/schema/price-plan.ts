import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { additiveDiscountDraft } from "./additive-discount.ts";
import { createdAt, currency, id, instant } from "./columns.ts";
import { product } from "./product.ts";

/** Whose usage a version prices from its effective instant: `Reach` in `lib/domain/price-plan`. */
const reach = () => ({ reach: text().notNull().default("everyone"), existingFrom: instant() });

/** The version and the past interval that a corrective version replaces. It never goes live: re-rating uses it. */
const corrects = () => ({ correctsVersionId: id(), correctsFrom: instant(), correctsTo: instant() });

const REACHES = sql`reach in ('everyone', 'newSubscriptions', 'existingFrom', 'existingNextCycle')
  and (reach = 'existingFrom') = (existing_from is not null)`;
const CORRECTS = sql`num_nonnulls(corrects_version_id, corrects_from, corrects_to) in (0, 3)
  and (corrects_version_id is null or (corrects_from < corrects_to and reach = 'everyone'))`;

/** A line of versions. The Global Price Plan exists out of the box, one line per currency. */
export const pricePlan = pgTable(
  "price_plan",
  {
    pricePlanId: id().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull(),
    description: text(),
    kind: text().notNull(),
    currency: currency().notNull(),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    check("price_plan_kind", sql`kind in ('global', 'group', 'subscription', 'agreement')`),
    uniqueIndex("price_plan_one_global").on(table.currency).where(sql`kind = 'global'`),
  ],
);

/**
 * One published pricing document. Scheduled, live and superseded follow from `effective_at` and the clock. Immutable: the
 * application role may only insert (`db/privileges.ts`); the working copy lives in `price_plan_draft`.
 */
export const pricePlanVersion = pgTable(
  "price_plan_version",
  {
    versionId: id().primaryKey(),
    pricePlanId: id()
      .notNull()
      .references(() => pricePlan.pricePlanId),
    version: integer().notNull(),
    /** The document as published and its canonical hash; the hash is what was approved. */
    document: jsonb().$type<unknown>().notNull(),
    documentHash: text().notNull(),
    /** The self-contained rate book: zones, time models and value lists copied in. */
    rateBook: jsonb().$type<unknown>().notNull(),
    rateBookHash: text().notNull(),
    effectiveAt: instant().notNull(),
    ...reach(),
    ...corrects(),
    requestedBy: id().notNull(),
    requestedAt: instant().notNull(),
    decidedBy: id().notNull(),
    decidedAt: instant().notNull(),
    note: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("price_plan_version_of_plan").on(table.pricePlanId, table.versionId),
    foreignKey({
      name: "price_plan_version_corrects_own",
      columns: [table.pricePlanId, table.correctsVersionId],
      foreignColumns: [table.pricePlanId, table.versionId],
    }),
    check("price_plan_version_reach", REACHES),
    check("price_plan_version_existing_later", sql`existing_from > effective_at`),
    check("price_plan_version_corrects", CORRECTS),
    check("price_plan_version_corrects_past", sql`corrects_to <= decided_at`),
    unique("price_plan_version_number").on(table.pricePlanId, table.version),
    unique("price_plan_version_effective").on(table.pricePlanId, table.effectiveAt),
    check("price_plan_version_second_person", sql`decided_by <> requested_by`),
    check("price_plan_version_not_past", sql`effective_at >= decided_at`),
    check("price_plan_version_hash", sql`document_hash ~ '^[0-9a-f]{64}$' and rate_book_hash ~ '^[0-9a-f]{64}$'`),
  ],
);

/** The working copy of a plan: one open draft per plan, saved again and again, refused when `revision` is stale. */
export const pricePlanDraft = pgTable(
  "price_plan_draft",
  {
    draftId: id().primaryKey(),
    pricePlanId: id()
      .notNull()
      .references(() => pricePlan.pricePlanId),
    basedOnVersionId: id().references(() => pricePlanVersion.versionId),
    state: text().notNull(),
    document: jsonb().$type<unknown>().notNull(),
    documentHash: text().notNull(),
    revision: integer().notNull(),
    publishedVersionId: id().references(() => pricePlanVersion.versionId),
    createdAt: createdAt(),
  },
  (table) => [
    check("price_plan_draft_state", sql`state in ('draft', 'inReview', 'published', 'withdrawn')`),
    check("price_plan_draft_published", sql`(state = 'published') = (published_version_id is not null)`),
    uniqueIndex("price_plan_draft_one_open").on(table.pricePlanId).where(sql`state in ('draft', 'inReview')`),
  ],
);

/** Who touched a draft. None of them may approve it. */
export const pricePlanDraftEditor = pgTable(
  "price_plan_draft_editor",
  {
    draftId: id()
      .notNull()
      .references(() => pricePlanDraft.draftId),
    userId: id().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.userId] })],
);

/**
 * A request for a second person's decision, bound to what was seen by a content hash: of prices, a discount, a pricing agreement, a
 * discount that an agent gave, or a credit above an agent's limit (the rest of it stands in `credit_request`).
 */
export const approvalRequest = pgTable(
  "approval_request",
  {
    requestId: id().primaryKey(),
    kind: text().notNull(),
    draftId: id().references(() => pricePlanDraft.draftId),
    discountDraftId: id().references(() => additiveDiscountDraft.draftId),
    /** Of what belongs to an account, which one: of an agreement's draft, or of an ad hoc discount or a credit and the UDR it is for. */
    shard: smallint(),
    accountId: id(),
    agreementDraftId: id(),
    udrId: id(),
    /** `GivenDiscount[]`. */
    adHocDiscounts: jsonb().$type<unknown>(),
    contentHash: text().notNull(),
    effective: text().notNull(),
    effectiveAt: instant(),
    ...reach(),
    ...corrects(),
    note: text().notNull(),
    requestedBy: id().notNull(),
    requestedAt: instant().notNull(),
    decision: text(),
    decidedBy: id(),
    decidedAt: instant(),
    decisionNote: text(),
    createdAt: createdAt(),
  },
  (table) => [
    check("approval_request_kind", sql`kind in ('pricePlan', 'additiveDiscount', 'pricingAgreement', 'adHocDiscount', 'credit')`),
    check("approval_request_draft", sql`(kind = 'pricePlan') = (draft_id is not null)`),
    check("approval_request_discount_draft", sql`(kind = 'additiveDiscount') = (discount_draft_id is not null)`),
    check("approval_request_agreement_draft", sql`(kind = 'pricingAgreement') = (agreement_draft_id is not null)`),
    check("approval_request_ad_hoc", sql`(kind = 'adHocDiscount') = (ad_hoc_discounts is not null)`),
    check("approval_request_udr", sql`(kind in ('adHocDiscount', 'credit')) = (udr_id is not null)`),
    check(
      "approval_request_account",
      sql`num_nonnulls(shard, account_id) = case when kind in ('pricingAgreement', 'adHocDiscount', 'credit') then 2 else 0 end`,
    ),
    check("approval_request_effective", sql`effective in ('at', 'onApproval') and (effective = 'at') = (effective_at is not null)`),
    check("approval_request_reach", REACHES),
    check("approval_request_corrects", CORRECTS),
    check("approval_request_decision", sql`decision in ('approved', 'changesRequested', 'withdrawn')`),
    check("approval_request_decided", sql`num_nonnulls(decision, decided_by, decided_at) in (0, 3)`),
    check("approval_request_second_person", sql`decision is distinct from 'approved' or decided_by <> requested_by`),
    // Who asked for a credit neither approves nor rejects it: they may only take it back.
    check("approval_request_credit", sql`kind <> 'credit' or decision is null or decision = 'withdrawn' or decided_by <> requested_by`),
    uniqueIndex("approval_request_one_open").on(table.draftId).where(sql`decision is null`),
    uniqueIndex("approval_request_one_open_discount").on(table.discountDraftId).where(sql`decision is null`),
    uniqueIndex("approval_request_one_open_agreement")
      .on(table.shard, table.accountId, table.agreementDraftId)
      .where(sql`decision is null and kind = 'pricingAgreement'`),
    uniqueIndex("approval_request_one_open_ad_hoc")
      .on(table.shard, table.accountId, table.udrId)
      .where(sql`decision is null and kind = 'adHocDiscount'`),
    uniqueIndex("approval_request_one_open_credit")
      .on(table.shard, table.accountId, table.udrId)
      .where(sql`decision is null and kind = 'credit'`),
    index("approval_request_open").on(table.requestedAt).where(sql`decision is null`),
    // The list of decisions goes by the first, and by the others where it is asked for one person's; the home page of who asked goes by the second.
    index("approval_request_decided").on(table.decidedAt, table.requestId).where(sql`decision is not null`),
    index("approval_request_asked").on(table.requestedBy, table.decidedAt, table.requestId),
    index("approval_request_decider").on(table.decidedBy, table.decidedAt, table.requestId).where(sql`decision is not null`),
  ],
);

/**
 * A usage whose price somebody wants to keep an eye on: priced again with every change of the plan's draft, and what it should come to. A
 * change of an expected price is asked about before the draft goes to review.
 */
export const pricePlanSample = pgTable(
  "price_plan_sample",
  {
    sampleId: id().primaryKey(),
    pricePlanId: id()
      .notNull()
      .references(() => pricePlan.pricePlanId),
    name: text().notNull(),
    /** A usage as the quote route takes it. */
    usage: jsonb().$type<unknown>().notNull(),
    /** Total, currency, or the code of a refusal. */
    expected: jsonb().$type<unknown>().notNull(),
    revision: integer().notNull().default(1),
    createdBy: id().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("price_plan_sample_name").on(table.pricePlanId, table.name), check("price_plan_sample_revision", sql`revision > 0`)],
);

/**
 * A price plan or a product that nothing is rated, ordered or billed by until it is released. One person sets it; releasing takes two:
 * who asks for it and another who agrees.
 */
export const offerHold = pgTable(
  "offer_hold",
  {
    holdId: id().primaryKey(),
    pricePlanId: id().references(() => pricePlan.pricePlanId),
    productId: id().references(() => product.productId),
    reason: text().notNull(),
    setBy: id().notNull(),
    setAt: instant().notNull(),
    releaseRequestedBy: id(),
    releaseRequestedAt: instant(),
    releaseReason: text(),
    releasedBy: id(),
    releasedAt: instant(),
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    check("offer_hold_one_target", sql`num_nonnulls(price_plan_id, product_id) = 1`),
    check("offer_hold_release_requested", sql`num_nonnulls(release_requested_by, release_requested_at, release_reason) in (0, 3)`),
    check("offer_hold_released", sql`num_nonnulls(released_by, released_at) in (0, 2)`),
    check(
      "offer_hold_second_person",
      sql`released_by is null or (release_requested_by is not null and released_by <> release_requested_by)`,
    ),
    check("offer_hold_revision", sql`revision > 0`),
    uniqueIndex("offer_hold_one_open_plan").on(table.pricePlanId).where(sql`released_at is null`),
    uniqueIndex("offer_hold_one_open_product").on(table.productId).where(sql`released_at is null`),
  ],
);
