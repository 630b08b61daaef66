import { nextId } from "#db/ids.ts";
import { recordDecision } from "#db/queries/approvals.ts";
import { findDiscountRequest, lockDiscountRequest } from "#db/queries/discount-approvals.ts";
import { findDiscountDraft, listDiscountEditors, type StoredDiscountDraft, updateDiscountDraft } from "#db/queries/discount-drafts.ts";
import { greatestDiscountVersion, insertDiscountVersion, listDiscountVersions, lockDiscount } from "#db/queries/discounts.ts";
import type { Tx } from "#db/tx.ts";
import { type DecidedDiscountReview, decideDiscountReview } from "#lib/domain/discount/decide-discount.ts";
import type { DecideDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import { resolveDiscount } from "#lib/domain/discount/resolve-discount.ts";
import { errorsIn } from "#lib/domain/price-plan/finding.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { checkDiscountNow } from "../check-discount-now.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type DiscountDecided =
  | { readonly decision: "approved"; readonly code: string; readonly version: number; readonly effectiveAt: string }
  | { readonly decision: "changesRequested"; readonly code: string };

/**
 * A second person's word on a submitted discount. An approval copies the zone it asks for and publishes it as the next version, in the
 * transaction that records the decision; of two approvals at once the second finds it decided.
 */
export async function decideDiscount(context: Context, input: DecideDiscountInput): Promise<Result<DiscountDecided, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const versionId = await nextId(context.database, "additiveDiscountVersion");
  return idempotently(context, { action: "discount.decide", request: input }, async (tx) => {
    const locked = await lockAll(tx, input.requestId);
    if (locked === null) return refused({ code: "NOT_FOUND" });
    const { request, draft } = locked;
    const { decision, note } = input.verdict;
    const decided = decideDiscountReview({
      request,
      draft: draft.head,
      editors: await listDiscountEditors(tx, draft.head.draftId),
      versions: await listDiscountVersions(tx, draft.head.discountId),
      userId: user.value,
      seenHash: input.contentHash,
      decision,
      now: context.now,
    });
    if (!decided.ok) return decided;
    const decisionNote = note === "" ? null : note;
    await recordDecision(tx, request.requestId, { decision, decidedBy: user.value, decidedAt: context.now, decisionNote });
    const { effectiveAt } = decided.value;
    const writing = { context, draft, decided: decided.value, reason: decisionNote };
    if (effectiveAt === null) return sendBack(tx, writing);
    return publish(tx, writing, { versionId, effectiveAt, decidedBy: user.value });
  });
}

/** The discount, then the request, as withdrawing does, so that they wait for each other and never for good. */
async function lockAll(tx: Tx, requestId: number) {
  const found = await findDiscountRequest(tx, requestId);
  const asked = found && (await findDiscountDraft(tx, found.draftId));
  if (!asked) return null;
  await lockDiscount(tx, asked.document.code);
  const request = await lockDiscountRequest(tx, requestId);
  const draft = await findDiscountDraft(tx, found.draftId);
  return request && draft && { request, draft };
}

type Writing = {
  readonly context: Context;
  readonly draft: StoredDiscountDraft;
  readonly decided: DecidedDiscountReview;
  readonly reason: string | null;
};

async function sendBack(tx: Tx, { context, draft, decided, reason }: Writing): Promise<Result<DiscountDecided, Refusal>> {
  const { code } = draft.document;
  await updateDiscountDraft(tx, draft.head.draftId, { state: "draft" });
  const after = { decision: "changesRequested", code, contentHash: decided.request.contentHash };
  await audit(tx, { context, requestId: decided.request.requestId, after, reason });
  return ok({ decision: "changesRequested", code });
}

type Publication = { readonly versionId: number; readonly effectiveAt: Instant; readonly decidedBy: number };

async function publish(
  tx: Tx,
  { context, draft, decided: { request }, reason }: Writing,
  { versionId, effectiveAt, decidedBy }: Publication,
): Promise<Result<DiscountDecided, Refusal>> {
  const { head, document } = draft;
  // Checked again: a zone may have been archived since the submission, and what goes live is what holds now.
  const { findings, definitions } = await checkDiscountNow(tx, document, context.now);
  const [error] = errorsIn(findings);
  if (error !== undefined) return refused({ code: "DOCUMENT_INVALID", path: error.path, params: { message: error.message } });
  const version = (await greatestDiscountVersion(tx, head.discountId)) + 1;
  const resolved = resolveDiscount(document, version, definitions);
  await insertDiscountVersion(tx, {
    versionId,
    discountId: head.discountId,
    version,
    document,
    documentHash: head.documentHash,
    resolved,
    resolvedHash: await sha256Hex(canonicalJson(resolved)),
    effectiveAt,
    requestedBy: request.requestedBy,
    requestedAt: request.requestedAt,
    decidedBy,
    decidedAt: context.now,
    note: request.note,
  });
  await updateDiscountDraft(tx, head.draftId, { state: "published", publishedVersionId: versionId });
  const published = { code: document.code, version, effectiveAt: instantToString(effectiveAt) };
  const after = { decision: "approved", versionId, contentHash: head.documentHash, ...published };
  await audit(tx, { context, requestId: request.requestId, after, reason });
  return ok({ decision: "approved", ...published });
}

type Decision = {
  readonly context: Context;
  readonly requestId: number;
  readonly after: Readonly<Record<string, string | number>>;
  readonly reason: string | null;
};

async function audit(tx: Tx, { context, requestId, after, reason }: Decision): Promise<void> {
  const entry = { action: "discount.decide", entity: "approvalRequest", entityId: requestId, after };
  await writeAudit(tx, context, { ...entry, ...(reason === null ? {} : { reason }) });
}
