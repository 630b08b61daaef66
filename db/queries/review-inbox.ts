import { and, asc, desc, eq, gte, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AskedView, ReviewView } from "#lib/domain/home/home-view.ts";
import { REVIEW_KINDS, type ReviewedThing, reviewAddress, subjectOf } from "#lib/domain/home/review-subject.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { oneOf } from "../mapping/from-db.ts";
import { fromDbDecision } from "../mapping/requests.ts";
import { account } from "../schema/account.ts";
import { additiveDiscount, additiveDiscountDraft, additiveDiscountDraftEditor } from "../schema/additive-discount.ts";
import { appUser } from "../schema/people.ts";
import { approvalRequest, pricePlan, pricePlanDraft, pricePlanDraftEditor } from "../schema/price-plan.ts";
import { pricingAgreementDraftEditor } from "../schema/pricing-agreement.ts";
import { product } from "../schema/product.ts";
import { udr } from "../schema/udr.ts";
import type { Reader } from "../tx.ts";

const decider = alias(appUser, "review_decider");

/** What a second person is asked about, of every kind, with what it is about and who may not decide it. */
function requests(reader: Reader, readerId: number) {
  return reader
    .select({
      requestId: approvalRequest.requestId,
      kind: approvalRequest.kind,
      note: approvalRequest.note,
      requestedById: approvalRequest.requestedBy,
      requestedBy: appUser.name,
      requestedAt: approvalRequest.requestedAt,
      decision: approvalRequest.decision,
      decidedById: approvalRequest.decidedBy,
      decidedBy: decider.name,
      decidedAt: approvalRequest.decidedAt,
      decisionNote: approvalRequest.decisionNote,
      plan: { code: pricePlan.code, name: pricePlan.name },
      discount: { code: additiveDiscount.code, name: additiveDiscount.name },
      account: { number: account.number, name: account.name },
      product: { name: product.name },
      hasEdited: sql<boolean>`coalesce(${pricePlanDraftEditor.userId}, ${additiveDiscountDraftEditor.userId}, ${pricingAgreementDraftEditor.userId}) is not null`,
    })
    .from(approvalRequest)
    .leftJoin(appUser, eq(appUser.userId, approvalRequest.requestedBy))
    .leftJoin(decider, eq(decider.userId, approvalRequest.decidedBy))
    .leftJoin(pricePlanDraft, eq(pricePlanDraft.draftId, approvalRequest.draftId))
    .leftJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanDraft.pricePlanId))
    .leftJoin(
      pricePlanDraftEditor,
      and(eq(pricePlanDraftEditor.draftId, approvalRequest.draftId), eq(pricePlanDraftEditor.userId, readerId)),
    )
    .leftJoin(additiveDiscountDraft, eq(additiveDiscountDraft.draftId, approvalRequest.discountDraftId))
    .leftJoin(additiveDiscount, eq(additiveDiscount.discountId, additiveDiscountDraft.discountId))
    .leftJoin(
      additiveDiscountDraftEditor,
      and(eq(additiveDiscountDraftEditor.draftId, approvalRequest.discountDraftId), eq(additiveDiscountDraftEditor.userId, readerId)),
    )
    .leftJoin(
      pricingAgreementDraftEditor,
      and(
        eq(pricingAgreementDraftEditor.shard, approvalRequest.shard),
        eq(pricingAgreementDraftEditor.accountId, approvalRequest.accountId),
        eq(pricingAgreementDraftEditor.draftId, approvalRequest.agreementDraftId),
        eq(pricingAgreementDraftEditor.userId, readerId),
      ),
    )
    .leftJoin(account, and(eq(account.shard, approvalRequest.shard), eq(account.accountId, approvalRequest.accountId)))
    .leftJoin(
      udr,
      and(eq(udr.shard, approvalRequest.shard), eq(udr.accountId, approvalRequest.accountId), eq(udr.udrId, approvalRequest.udrId)),
    )
    .leftJoin(product, eq(product.productId, udr.productId))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof requests>>[number];

/** What waits for a second person, who waited longest first. */
export async function listWaitingReviews(
  reader: Reader,
  { readerId, limit }: { readonly readerId: number; readonly limit: number },
): Promise<readonly ReviewView[]> {
  const rows = await requests(reader, readerId)
    .where(isNull(approvalRequest.decision))
    .orderBy(asc(approvalRequest.requestedAt), asc(approvalRequest.requestId))
    .limit(limit);
  return rows.map((row) => ({
    ...headOf(row),
    note: row.note,
    requestedBy: row.requestedBy ?? `user ${row.requestedById}`,
    isOwn: row.requestedById === readerId,
    // A person decides what neither was asked for nor edited by them.
    mayDecide: row.requestedById !== readerId && !row.hasEdited,
  }));
}

export async function countWaitingReviews(reader: Reader, bound: number): Promise<number> {
  const found = reader.select({ one: sql`1` }).from(approvalRequest).where(isNull(approvalRequest.decision)).limit(bound).as("found");
  const [row] = await reader.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

type Asked = { readonly readerId: number; readonly since: Instant; readonly limit: number };

/** What the reader asked for: what waits still, the oldest first, then what was decided lately, newest first. */
export async function listAskedBy(reader: Reader, { readerId, since, limit }: Asked): Promise<readonly AskedView[]> {
  const isLately: SQL | undefined = or(isNull(approvalRequest.decision), gte(approvalRequest.decidedAt, since));
  const rows = await requests(reader, readerId)
    .where(and(eq(approvalRequest.requestedBy, readerId), isLately))
    .orderBy(
      asc(isNotNull(approvalRequest.decision)),
      sql`case when ${approvalRequest.decision} is null then ${approvalRequest.requestedAt} end`,
      desc(approvalRequest.decidedAt),
      desc(approvalRequest.requestId),
    )
    .limit(limit);
  return rows.map((row) => ({ ...headOf(row), decided: decidedOf(row, readerId) }));
}

function headOf(row: Row) {
  const thing: ReviewedThing = { ...row, kind: oneOf(REVIEW_KINDS, row.kind, "approval_request.kind") };
  const { requestId, kind } = thing;
  return { requestId, kind, subject: subjectOf(thing), address: reviewAddress(thing), requestedAt: row.requestedAt };
}

function decidedOf(row: Row, readerId: number): AskedView["decided"] {
  const { decision, decidedById, decidedBy, decidedAt, decisionNote } = row;
  if (decision === null || decidedById === null || decidedAt === null) return null;
  return {
    decision: fromDbDecision(decision),
    by: decidedBy ?? `user ${decidedById}`,
    isOwn: decidedById === readerId,
    at: decidedAt,
    note: decisionNote,
  };
}
