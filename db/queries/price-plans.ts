import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lte, max, or, sql } from "drizzle-orm";
import type { Definitions } from "#lib/domain/price-plan/definitions.ts";
import type { DraftHead, PricePlan, VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import {
  bookDefinitions,
  fromDbDocument,
  fromDbDraftHead,
  fromDbPricePlan,
  fromDbRateBook,
  fromDbVersionHead,
} from "../mapping/price-plans.ts";
import { pricePlan, pricePlanDraft, pricePlanDraftEditor, pricePlanVersion } from "../schema/price-plan.ts";
import type { Reader, Tx } from "../tx.ts";

const { document: _versionDocument, rateBook: _rateBook, ...VERSION_HEAD } = getTableColumns(pricePlanVersion);
const { document: _draftDocument, ...DRAFT_HEAD } = getTableColumns(pricePlanDraft);

/** The version in force at an instant for whoever begins then: the one with the greatest effective instant not after it. */
export async function liveVersionOf(
  tx: Reader,
  { pricePlanId, at }: { readonly pricePlanId: number; readonly at: Instant },
): Promise<VersionHead | null> {
  const [row] = await tx
    .select(VERSION_HEAD)
    .from(pricePlanVersion)
    .where(
      and(eq(pricePlanVersion.pricePlanId, pricePlanId), isNull(pricePlanVersion.correctsVersionId), lte(pricePlanVersion.effectiveAt, at)),
    )
    .orderBy(desc(pricePlanVersion.effectiveAt))
    .limit(1);
  return row ? fromDbVersionHead(row) : null;
}

/**
 * The versions of a plan that may price usage at an instant: those effective by then, and the pinned ones. Who of them does is decided by
 * `versionFor`.
 */
export async function versionsEffectiveBy(
  reader: Reader,
  { pricePlanId, at, pinned }: { readonly pricePlanId: number; readonly at: Instant; readonly pinned: readonly number[] },
): Promise<readonly VersionHead[]> {
  const rows = await reader
    .select(VERSION_HEAD)
    .from(pricePlanVersion)
    .where(
      and(
        eq(pricePlanVersion.pricePlanId, pricePlanId),
        isNull(pricePlanVersion.correctsVersionId),
        or(lte(pricePlanVersion.effectiveAt, at), inArray(pricePlanVersion.versionId, [...pinned])),
      ),
    );
  return rows.map(fromDbVersionHead);
}

export type PlanScope = {
  /** The code of the plan that the account's agreement names. */
  readonly agreementPlan: string | null;
  readonly subscriptionPlanId: number | null;
  readonly classificationPlanId: number | null;
  readonly currency: string;
};

/**
 * The plans that may price a subscription's usage, first the one that decides first: the agreement's, the subscription's, its group's, the
 * Global one of the currency unless it was put away. A plan in another currency is among them, so that the caller can refuse it.
 */
export async function planCandidates(
  tx: Reader,
  { agreementPlan, subscriptionPlanId, classificationPlanId, currency }: PlanScope,
): Promise<readonly PricePlan[]> {
  const own = [subscriptionPlanId, classificationPlanId].filter((planId) => planId !== null);
  const rows = await tx
    .select()
    .from(pricePlan)
    .where(
      or(
        inArray(pricePlan.pricePlanId, own),
        agreementPlan === null ? undefined : eq(pricePlan.code, agreementPlan),
        and(eq(pricePlan.kind, "global"), eq(pricePlan.currency, currency), isNull(pricePlan.archivedAt)),
      ),
    );
  const plans = new Map(rows.map((row) => [row.pricePlanId, fromDbPricePlan(row)]));
  const globalId = rows.find((row) => row.kind === "global" && row.currency === currency)?.pricePlanId ?? null;
  const agreedId = rows.find(({ code }) => code === agreementPlan)?.pricePlanId ?? null;
  const order = new Set([agreedId, subscriptionPlanId, classificationPlanId, globalId]);
  return [...order].flatMap((planId) => (planId === null ? [] : (plans.get(planId) ?? [])));
}

/** The self-contained rate book of a published version, as JSON. It never changes, so its compiled form may be kept by version. */
export async function loadRateBook(tx: Reader, versionId: number): Promise<{ readonly rateBook: RateBook; readonly rateBookHash: string }> {
  const [row] = await tx
    .select({ rateBook: pricePlanVersion.rateBook, rateBookHash: pricePlanVersion.rateBookHash })
    .from(pricePlanVersion)
    .where(eq(pricePlanVersion.versionId, versionId));
  const { rateBook, rateBookHash } = present(row, `price plan version ${versionId}`);
  return { rateBook: fromDbRateBook(rateBook), rateBookHash };
}

export async function listPricePlans(tx: Tx): Promise<readonly PricePlan[]> {
  const rows = await tx.select().from(pricePlan).where(sql`archived_at is null`).orderBy(sql`kind = 'global' desc`, asc(pricePlan.code));
  return rows.map(fromDbPricePlan);
}

export async function findPricePlanByCode(tx: Tx, code: string): Promise<PricePlan | null> {
  const [row] = await tx.select().from(pricePlan).where(eq(pricePlan.code, code));
  return row ? fromDbPricePlan(row) : null;
}

export async function findPricePlan(tx: Tx, pricePlanId: number): Promise<PricePlan | null> {
  const [row] = await tx.select().from(pricePlan).where(eq(pricePlan.pricePlanId, pricePlanId));
  return row ? fromDbPricePlan(row) : null;
}

/** Held to the end of the transaction: two approvals of one plan, or two first edits of it, happen one after the other. */
export async function lockPricePlan(tx: Tx, pricePlanId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`price_plan ${pricePlanId}`}, 0))`);
}

/** Newest first. */
export async function listVersions(tx: Reader, pricePlanId: number): Promise<readonly VersionHead[]> {
  const rows = await tx
    .select(VERSION_HEAD)
    .from(pricePlanVersion)
    .where(eq(pricePlanVersion.pricePlanId, pricePlanId))
    .orderBy(desc(pricePlanVersion.effectiveAt));
  return rows.map(fromDbVersionHead);
}

export async function listAllVersions(tx: Tx): Promise<readonly VersionHead[]> {
  const rows = await tx.select(VERSION_HEAD).from(pricePlanVersion).orderBy(desc(pricePlanVersion.effectiveAt));
  return rows.map(fromDbVersionHead);
}

/** By the number that people call it by. */
export async function findVersion(
  tx: Tx,
  { pricePlanId, version }: { readonly pricePlanId: number; readonly version: number },
): Promise<VersionHead | null> {
  const [row] = await tx
    .select(VERSION_HEAD)
    .from(pricePlanVersion)
    .where(and(eq(pricePlanVersion.pricePlanId, pricePlanId), eq(pricePlanVersion.version, version)));
  return row ? fromDbVersionHead(row) : null;
}

export async function versionDocument(tx: Tx, versionId: number): Promise<PricePlanDocument> {
  const [row] = await tx
    .select({ document: pricePlanVersion.document })
    .from(pricePlanVersion)
    .where(eq(pricePlanVersion.versionId, versionId));
  return fromDbDocument(present(row, `price plan version ${versionId}`).document);
}

/** A published document with the book that prices by it. `own` are the time models and zones as they were at publication. */
export type VersionContent = {
  readonly document: PricePlanDocument;
  readonly book: RateBook;
  readonly own: Pick<Definitions, "timeModels" | "zones">;
};

export async function versionContents(tx: Tx, pricePlanId: number): Promise<ReadonlyMap<number, VersionContent>> {
  const rows = await tx
    .select({ versionId: pricePlanVersion.versionId, document: pricePlanVersion.document, rateBook: pricePlanVersion.rateBook })
    .from(pricePlanVersion)
    .where(eq(pricePlanVersion.pricePlanId, pricePlanId));
  return new Map(rows.map((row) => [row.versionId, toContent(row)]));
}

export async function versionContent(tx: Tx, versionId: number): Promise<VersionContent> {
  const [row] = await tx
    .select({ document: pricePlanVersion.document, rateBook: pricePlanVersion.rateBook })
    .from(pricePlanVersion)
    .where(eq(pricePlanVersion.versionId, versionId));
  return toContent(present(row, `price plan version ${versionId}`));
}

function toContent(row: { readonly document: unknown; readonly rateBook: unknown }): VersionContent {
  const book = fromDbRateBook(row.rateBook);
  return { document: fromDbDocument(row.document), book, own: bookDefinitions(book) };
}

export async function greatestVersionNumber(tx: Tx, pricePlanId: number): Promise<number> {
  const [row] = await tx
    .select({ greatest: max(pricePlanVersion.version) })
    .from(pricePlanVersion)
    .where(eq(pricePlanVersion.pricePlanId, pricePlanId));
  return row?.greatest ?? 0;
}

export async function insertVersion(tx: Tx, row: Omit<typeof pricePlanVersion.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(pricePlanVersion).values(row);
}

/** Versions whose time has not come, the next one first. */
export async function scheduledVersions(
  tx: Tx,
  { pricePlanId, after }: { readonly pricePlanId: number; readonly after: Instant },
): Promise<readonly VersionHead[]> {
  const rows = await tx
    .select(VERSION_HEAD)
    .from(pricePlanVersion)
    .where(
      and(
        eq(pricePlanVersion.pricePlanId, pricePlanId),
        isNull(pricePlanVersion.correctsVersionId),
        gt(pricePlanVersion.effectiveAt, after),
      ),
    )
    .orderBy(asc(pricePlanVersion.effectiveAt));
  return rows.map(fromDbVersionHead);
}

export type StoredDraft = { readonly head: DraftHead; readonly document: PricePlanDocument };

const OPEN = ["draft", "inReview"];

export async function findOpenDraft(tx: Tx, pricePlanId: number): Promise<StoredDraft | null> {
  const [row] = await tx
    .select()
    .from(pricePlanDraft)
    .where(and(eq(pricePlanDraft.pricePlanId, pricePlanId), inArray(pricePlanDraft.state, OPEN)));
  return row ? { head: fromDbDraftHead(row), document: fromDbDocument(row.document) } : null;
}

export async function listOpenDrafts(tx: Tx): Promise<readonly DraftHead[]> {
  const rows = await tx.select(DRAFT_HEAD).from(pricePlanDraft).where(inArray(pricePlanDraft.state, OPEN));
  return rows.map(fromDbDraftHead);
}

export async function findDraft(tx: Tx, draftId: number): Promise<StoredDraft | null> {
  const [row] = await tx.select().from(pricePlanDraft).where(eq(pricePlanDraft.draftId, draftId));
  return row ? { head: fromDbDraftHead(row), document: fromDbDocument(row.document) } : null;
}

/** Locked until the end of the transaction, so that what is decided about it still holds when it is written. */
export async function lockDraft(tx: Tx, draftId: number): Promise<StoredDraft | null> {
  const [row] = await tx.select().from(pricePlanDraft).where(eq(pricePlanDraft.draftId, draftId)).for("update");
  return row ? { head: fromDbDraftHead(row), document: fromDbDocument(row.document) } : null;
}

export async function insertDraft(tx: Tx, row: Omit<typeof pricePlanDraft.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(pricePlanDraft).values(row);
}

export type DraftChange = Partial<
  Pick<typeof pricePlanDraft.$inferInsert, "state" | "document" | "documentHash" | "revision" | "publishedVersionId">
>;

export async function updateDraft(tx: Tx, draftId: number, change: DraftChange): Promise<void> {
  await tx.update(pricePlanDraft).set(change).where(eq(pricePlanDraft.draftId, draftId));
}

export async function addDraftEditor(tx: Tx, draftId: number, userId: number): Promise<void> {
  await tx.insert(pricePlanDraftEditor).values({ draftId, userId }).onConflictDoNothing();
}

export async function listDraftEditors(tx: Tx, draftId: number): Promise<readonly number[]> {
  const rows = await tx
    .select({ userId: pricePlanDraftEditor.userId })
    .from(pricePlanDraftEditor)
    .where(eq(pricePlanDraftEditor.draftId, draftId));
  return rows.map(({ userId }) => userId);
}
