import { findApprovalRequest } from "#db/queries/approvals.ts";
import { countReach } from "#db/queries/plan-reach.ts";
import { acknowledgedSamplesOf } from "#db/queries/price-plan-samples.ts";
import { findDraft, findPricePlan, listDraftEditors, listVersions, type StoredDraft, versionContent } from "#db/queries/price-plans.ts";
import { userNames } from "#db/queries/user-names.ts";
import type { Tx } from "#db/tx.ts";
import { diffDocuments } from "#lib/domain/price-plan/diff-documents.ts";
import { withoutPrices } from "#lib/domain/price-plan/first-document.ts";
import type { ApprovalRequest, VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import type { RatingSurroundings, ReviewView } from "#lib/domain/price-plan/price-plan-view.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import {
  effectiveText,
  nameOf,
  toCorrectsView,
  toPlanHeadView,
  toReachView,
  toVerdict,
  toVersionMark,
} from "#lib/domain/price-plan/to-view.ts";
import { followedBy, versionInForce } from "#lib/domain/price-plan/version-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { whyNotAnswer } from "#lib/domain/review/refuse-answer.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString, plusMillis } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { backtestsOfDocument } from "../backtest-heads.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { rateSurroundings } from "../rate-surroundings.ts";

/** What a second person decides about: the prices before and after, who asks, from when. */
export async function getReview(context: Context, requestId: number): Promise<Result<ReviewView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const request = await findApprovalRequest(tx, requestId);
    const draft = request && (await findDraft(tx, request.draftId));
    if (!draft) return refused({ code: "NOT_FOUND" });
    const plan = present(await findPricePlan(tx, draft.head.pricePlanId), `price plan ${draft.head.pricePlanId}`);
    const editors = await listDraftEditors(tx, draft.head.draftId);
    const names = await userNames(tx, [...editors, request.requestedBy, ...(request.decided ? [request.decided.by] : [])]);
    const surroundings = await rateSurroundings(tx, context.now);
    const { effective, reach } = request;
    return ok({
      requestId,
      plan: toPlanHeadView(plan),
      zone: draft.document.timeZone,
      now: instantToString(context.now),
      requestedBy: nameOf(names, request.requestedBy),
      requestedAt: instantToString(request.requestedAt),
      editors: editors.map((editor) => nameOf(names, editor)),
      effectiveAt: effectiveText(effective),
      isEffectiveInPast: effective.kind === "at" && effective.at <= context.now,
      reach: toReachView(reach),
      isReachPassed: reach.kind === "existingFrom" && reach.at <= context.now,
      counts: request.decided === null ? await countReach(tx, plan, context.now) : null,
      note: request.note,
      contentHash: request.contentHash,
      decided: toVerdict(request, names),
      whyNot: request.decided === null ? whyNotAnswer(request, { ...context, permission: "review.decide", editors }) : "decided",
      isChangedSince: request.decided !== null && draft.head.documentHash !== request.contentHash,
      acknowledgedSamples: await acknowledgedSamplesOf(tx, requestId),
      backtests: await backtestsOfDocument(tx, plan, { documentHash: request.contentHash, names: surroundings.names }),
      ...(await comparison(tx, { context, request, draft, surroundings })),
      ...surroundings,
    });
  });
}

type Question = {
  readonly context: Context;
  readonly request: ApprovalRequest;
  readonly draft: StoredDraft;
  readonly surroundings: RatingSurroundings;
};

/** Against what it would take over from or correct; once decided, against what it did. */
async function comparison(
  tx: Tx,
  { context, request, draft, surroundings }: Question,
): Promise<Pick<ReviewView, "before" | "after" | "changes" | "corrects" | "published">> {
  const versions = await listVersions(tx, draft.head.pricePlanId);
  const published = publishedVersion(request, { draft, versions });
  const at = request.effective.kind === "at" ? request.effective.at : (request.decided?.at ?? context.now);
  const predecessor =
    request.corrects === null
      ? versionInForce(versions, published === null ? at : plusMillis(published.effectiveAt, -1))
      : followedBy<VersionHead>({ effectiveAt: at, corrects: request.corrects }, versions);
  const before = predecessor && { version: predecessor.version, ...(await versionContent(tx, predecessor.versionId)) };
  // Books are compared, not documents: a time model edited since then changes prices although no rate was touched.
  const { definitions } = surroundings.definitions;
  const after =
    published === null ? resolveRateBook(draft.document, definitions) : ok((await versionContent(tx, published.versionId)).book);
  return {
    before,
    after: draft.document,
    changes: changesFrom(before, draft, after),
    corrects: toCorrectsView(request.corrects, versions),
    published: published && toVersionMark(published),
  };
}

type Before = ReviewView["before"];
type After = ReturnType<typeof resolveRateBook>;

/** A first version is compared with no prices at all: each of its own is something to look at. */
function changesFrom(before: Before, { document }: StoredDraft, after: After): ReviewView["changes"] {
  if (before === null) return diffDocuments(withoutPrices(document), document);
  return after.ok ? diffDocuments(before.book, after.value) : diffDocuments(before.document, document);
}

type Publication = { readonly draft: StoredDraft; readonly versions: readonly VersionHead[] };

function publishedVersion({ decided, contentHash }: ApprovalRequest, { versions }: Publication): VersionHead | null {
  if (decided?.decision !== "approved") return null;
  return versions.find(({ decidedAt, documentHash }) => decidedAt === decided.at && documentHash === contentHash) ?? null;
}
