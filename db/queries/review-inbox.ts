import { and, asc, desc, eq, exists, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AskedView, ReviewView } from "#lib/domain/home/home-view.ts";
import { REVIEW_KINDS, type ReviewedThing, type ReviewKind, reviewAddress, subjectOf } from "#lib/domain/home/review-subject.ts";
import type { ReviewDecision } from "#lib/domain/price-plan/price-plan.ts";
import type { DecidedPeople, DecidedReview } from "#lib/domain/review/decided-review.ts";
import { type CreditStanding, creditStanding } from "#lib/domain/udr/credit-request.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { oneOf } from "../mapping/from-db.ts";
import { fromDbDecision } from "../mapping/requests.ts";
import { account } from "../schema/account.ts";
import { additiveDiscount, additiveDiscountDraft, additiveDiscountDraftEditor } from "../schema/additive-discount.ts";
import { creditRequest } from "../schema/credit-request.ts";
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
      revision: udr.revision,
      expiresAt: creditRequest.expiresAt,
      expectedRevision: sql<number | null>`(${creditRequest.change} ->> 'expectedRevision')::integer`,
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
    .leftJoin(
      creditRequest,
      and(
        eq(creditRequest.shard, approvalRequest.shard),
        eq(creditRequest.accountId, approvalRequest.accountId),
        eq(creditRequest.requestId, approvalRequest.requestId),
      ),
    )
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof requests>>[number];

/** What waits for a second person, who waited longest first. */
export async function listWaitingReviews(
  reader: Reader,
  { readerId, now, limit }: { readonly readerId: number; readonly now: Instant; readonly limit: number },
): Promise<readonly ReviewView[]> {
  const rows = await requests(reader, readerId)
    .where(isNull(approvalRequest.decision))
    .orderBy(asc(approvalRequest.requestedAt), asc(approvalRequest.requestId))
    .limit(limit);
  return rows.map((row) => ({
    ...headOf(row),
    ...askerOf(row, readerId),
    // A person decides what neither was asked for nor edited by them.
    mayDecide: row.requestedById !== readerId && !row.hasEdited,
    standing: standingOf(row, now),
  }));
}

export async function countWaitingReviews(reader: Reader, bound: number): Promise<number> {
  const found = reader.select({ one: sql`1` }).from(approvalRequest).where(isNull(approvalRequest.decision)).limit(bound).as("found");
  const [row] = await reader.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

type Asked = { readonly readerId: number; readonly since: Instant; readonly now: Instant; readonly limit: number };

/** What the reader asked for: what waits still, the oldest first, then what was decided lately, newest first. */
export async function listAskedBy(reader: Reader, { readerId, since, now, limit }: Asked): Promise<readonly AskedView[]> {
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
  return rows.map((row) => ({ ...headOf(row), standing: standingOf(row, now), decided: decidedOf(row, readerId) }));
}

export type DecidedPosition = { readonly decidedAt: Instant; readonly requestId: number };

export type DecidedAsked = {
  readonly readerId: number;
  readonly kinds: readonly ReviewKind[];
  readonly decision: ReviewDecision | null;
  readonly askedBy: number | null;
  readonly decidedBy: number | null;
  /** When it was decided, half-open. */
  readonly from: Instant | null;
  readonly until: Instant | null;
  /** The last one that was shown. */
  readonly after: DecidedPosition | null;
  readonly limit: number;
};

/** What was decided or withdrawn, newest decision first; of the same instant the later request first. */
export async function listDecided(reader: Reader, asked: DecidedAsked): Promise<readonly DecidedReview[]> {
  const { readerId, kinds, decision, askedBy, decidedBy, from, until, after, limit } = asked;
  const rows = await requests(reader, readerId)
    .where(
      and(
        isNotNull(approvalRequest.decision),
        inArray(approvalRequest.kind, [...kinds]),
        decision === null ? undefined : eq(approvalRequest.decision, decision),
        askedBy === null ? undefined : eq(approvalRequest.requestedBy, askedBy),
        decidedBy === null ? undefined : eq(approvalRequest.decidedBy, decidedBy),
        from === null ? undefined : gte(approvalRequest.decidedAt, from),
        until === null ? undefined : lt(approvalRequest.decidedAt, until),
        after === null ? undefined : below(after),
      ),
    )
    .orderBy(desc(approvalRequest.decidedAt), desc(approvalRequest.requestId))
    .limit(limit);
  return rows.map((row) => {
    const decided = present(decidedOf(row, readerId), `what became of request ${row.requestId}`);
    return { ...headOf(row), ...askerOf(row, readerId), decided };
  });
}

function below({ decidedAt, requestId }: DecidedPosition): SQL | undefined {
  const isEarlier = or(lt(approvalRequest.decidedAt, decidedAt), lt(approvalRequest.requestId, requestId));
  return and(lte(approvalRequest.decidedAt, decidedAt), isEarlier);
}

/** Who asked for something that is decided, and who decided something; by name. */
export async function listDecidedPeople(reader: Reader): Promise<DecidedPeople> {
  const { userId, name } = appUser;
  const whoEver = (column: typeof approvalRequest.requestedBy | typeof approvalRequest.decidedBy) =>
    reader
      .select({ userId, name })
      .from(appUser)
      .where(
        exists(
          reader
            .select({ one: sql`1` })
            .from(approvalRequest)
            .where(and(eq(column, userId), isNotNull(approvalRequest.decision))),
        ),
      )
      .orderBy(asc(name), asc(userId));
  return { askers: await whoEver(approvalRequest.requestedBy), deciders: await whoEver(approvalRequest.decidedBy) };
}

function askerOf({ note, requestedBy, requestedById }: Row, readerId: number) {
  return { note, requestedBy: requestedBy ?? `user ${requestedById}`, isOwn: requestedById === readerId };
}

function headOf(row: Row) {
  const thing: ReviewedThing = { ...row, kind: oneOf(REVIEW_KINDS, row.kind, "approval_request.kind") };
  const { requestId, kind } = thing;
  return { requestId, kind, subject: subjectOf(thing), address: reviewAddress(thing), requestedAt: row.requestedAt };
}

/** Only a credit expires, and is overtaken by what becomes of its UDR; of an ad hoc discount that is known when it is priced. */
function standingOf({ expiresAt, expectedRevision, revision }: Row, now: Instant): CreditStanding {
  if (expiresAt === null || expectedRevision === null || revision === null) return "open";
  return creditStanding({ request: { change: { expectedRevision }, expiresAt }, revision, now });
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
