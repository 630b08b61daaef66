import { nextId } from "#db/ids.ts";
import { toDbCorrects, toDbReach } from "#db/mapping/price-plans.ts";
import { findApprovalRequest, lockApprovalRequest, recordDecision } from "#db/queries/approvals.ts";
import {
  greatestVersionNumber,
  insertVersion,
  listDraftEditors,
  listVersions,
  lockDraft,
  lockPricePlan,
  type StoredDraft,
  updateDraft,
} from "#db/queries/price-plans.ts";
import { loadRateDefinitions } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import { type DecidedReview, decideReview as decide } from "#lib/domain/price-plan/decide-review.ts";
import type { DecideReviewInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { publicationFacts, toCorrectsView } from "#lib/domain/price-plan/to-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { acceptAcknowledgedSamples } from "../accept-samples.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type ReviewDecided =
  | { readonly decision: "approved"; readonly versionId: number; readonly version: number; readonly effectiveAt: string }
  | { readonly decision: "changesRequested"; readonly draftId: number };

/**
 * A second person's word on submitted prices. An approval resolves the document into its rate book and publishes it as the
 * next version, in the transaction that records the decision; of two approvals at once the second finds it decided.
 */
export async function decideReview(context: Context, input: DecideReviewInput): Promise<Result<ReviewDecided, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const versionId = await nextId(context.database, "pricePlanVersion");
  return idempotently(context, { action: "review.decide", request: input }, async (tx) => {
    const locked = await lockAll(tx, input.requestId);
    if (locked === null) return refused({ code: "NOT_FOUND" });
    const decided = decide({
      request: locked.request,
      draft: locked.draft.head,
      editors: await listDraftEditors(tx, locked.draft.head.draftId),
      versions: await listVersions(tx, locked.draft.head.pricePlanId),
      userId: user.value,
      seenHash: input.contentHash,
      verdict: input.verdict,
      now: context.now,
      zone: locked.draft.document.timeZone,
    });
    if (!decided.ok) return decided;
    const { requestId } = decided.value.request;
    const decisionNote = input.verdict.note === "" ? null : input.verdict.note;
    await recordDecision(tx, requestId, { decision: decided.value.decision, decidedBy: user.value, decidedAt: context.now, decisionNote });
    const writing = { context, userId: user.value, draft: locked.draft, reason: decisionNote };
    if (decided.value.decision === "changesRequested") return sendBack(tx, decided.value, writing);
    return publish(tx, decided.value, { ...writing, versionId });
  });
}

/** Always in this order (draft, plan, request), as withdrawing does, so that they wait for each other and never for good. */
async function lockAll(tx: Tx, requestId: number) {
  const found = await findApprovalRequest(tx, requestId);
  const draft = found && (await lockDraft(tx, found.draftId));
  if (!draft) return null;
  await lockPricePlan(tx, draft.head.pricePlanId);
  const request = await lockApprovalRequest(tx, requestId);
  return request && { draft, request };
}

type Writing = { readonly context: Context; readonly userId: number; readonly draft: StoredDraft; readonly reason: string | null };
type SentBack = Extract<DecidedReview, { decision: "changesRequested" }>;
type Approved = Extract<DecidedReview, { decision: "approved" }>;

async function sendBack(tx: Tx, { request, draft }: SentBack, { context, reason }: Writing): Promise<Result<ReviewDecided, Refusal>> {
  await updateDraft(tx, draft.draftId, { state: "draft" });
  const after = { decision: "changesRequested", draftId: draft.draftId, contentHash: request.contentHash };
  await audit(tx, context, { requestId: request.requestId, after, reason });
  return ok({ decision: "changesRequested", draftId: draft.draftId });
}

async function publish(
  tx: Tx,
  { request, draft: { draftId, pricePlanId, documentHash }, effectiveAt }: Approved,
  { context, userId, draft, reason, versionId }: Writing & { readonly versionId: number },
): Promise<Result<ReviewDecided, Refusal>> {
  // Resolved again: a zone may have been archived since the submission, and what goes live is what holds now.
  const known = await loadRateDefinitions(tx, context.now);
  const book = resolveRateBook(draft.document, known.definitions);
  if (!book.ok) return refused(book.refusal[0] ?? { code: "DOCUMENT_INVALID" });
  const version = (await greatestVersionNumber(tx, pricePlanId)) + 1;
  await insertVersion(tx, {
    versionId,
    pricePlanId,
    version,
    document: draft.document,
    documentHash,
    rateBook: book.value,
    rateBookHash: await sha256Hex(canonicalJson(book.value)),
    effectiveAt,
    ...toDbReach(request.reach),
    ...toDbCorrects(request.corrects),
    requestedBy: request.requestedBy,
    requestedAt: request.requestedAt,
    decidedBy: userId,
    decidedAt: context.now,
    note: request.note,
  });
  await updateDraft(tx, draftId, { state: "published", publishedVersionId: versionId });
  const priced = { document: draft.document, definitions: known, version: String(version) };
  await acceptAcknowledgedSamples(tx, context, { pricePlanId, requestId: request.requestId, priced });
  const published = { version, effectiveAt: instantToString(effectiveAt) };
  const whom = publicationFacts(request.reach, toCorrectsView(request.corrects, await listVersions(tx, pricePlanId)));
  const after = { decision: "approved", versionId, contentHash: documentHash, ...published, ...whom };
  await audit(tx, context, { requestId: request.requestId, after, reason });
  return ok({ decision: "approved", versionId, ...published });
}

type Decision = { readonly requestId: number; readonly after: Readonly<Record<string, string | number>>; readonly reason: string | null };

async function audit(tx: Tx, context: Context, { requestId, after, reason }: Decision): Promise<void> {
  const entry = { action: "review.decide", entity: "approvalRequest", entityId: requestId, after };
  await writeAudit(tx, context, { ...entry, ...(reason === null ? {} : { reason }) });
}
