import { nextId } from "#db/ids.ts";
import { insertApprovalRequest } from "#db/queries/approvals.ts";
import { listSamples } from "#db/queries/price-plan-samples.ts";
import { listVersions, loadRateBook, lockDraft, type StoredDraft, updateDraft } from "#db/queries/price-plans.ts";
import { loadRateDefinitions, loadRateNames } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import { checkPublication } from "#lib/domain/price-plan/check-publication.ts";
import { decideSubmitDraft, type SubmittedDraft } from "#lib/domain/price-plan/decide-submit-draft.ts";
import { diffDocuments } from "#lib/domain/price-plan/diff-documents.ts";
import { errorsIn } from "#lib/domain/price-plan/finding.ts";
import { judgeSamples } from "#lib/domain/price-plan/judge-samples.ts";
import { instantOfLocalText } from "#lib/domain/price-plan/local-instant.ts";
import type { Effective } from "#lib/domain/price-plan/price-plan.ts";
import type { SubmitDraftInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { knownOfferOf } from "#lib/domain/price-plan/rate-definitions.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { changedSamples } from "#lib/domain/price-plan/sample.ts";
import { effectiveText } from "#lib/domain/price-plan/to-view.ts";
import { versionInForce } from "#lib/domain/price-plan/version-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type DraftSubmitted = { readonly requestId: number; readonly contentHash: string; readonly effectiveAt: string | null };

/** Asks a second person to approve the draft as it is now; from here on it is read only until they decide. */
export async function submitDraft(context: Context, input: SubmitDraftInput): Promise<Result<DraftSubmitted, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const requestId = await nextId(context.database, "approvalRequest");
  return idempotently(context, { action: "pricePlan.submitDraft", request: input }, async (tx) => {
    const draft = await lockDraft(tx, input.draftId);
    if (draft === null) return refused({ code: "NOT_FOUND" });
    const decided = await decide(tx, { context, input, draft });
    if (!decided.ok) return decided;
    const { contentHash, effective, samples } = decided.value;
    await updateDraft(tx, input.draftId, { state: "inReview" });
    await insertApprovalRequest(tx, {
      requestId,
      kind: "pricePlan",
      draftId: input.draftId,
      contentHash,
      effective: effective.kind,
      effectiveAt: effective.kind === "at" ? effective.at : null,
      note: input.note,
      requestedBy: user.value,
      requestedAt: context.now,
    });
    const chosen = { draftId: input.draftId, contentHash, effective: effectiveText(effective) ?? "onApproval" };
    await writeAudit(tx, context, {
      action: "pricePlan.submitDraft",
      entity: "approvalRequest",
      entityId: requestId,
      after: samples.length === 0 ? chosen : { ...chosen, samples },
      reason: input.note,
    });
    return ok({ requestId, contentHash, effectiveAt: effectiveText(effective) });
  });
}

type Question = { readonly context: Context; readonly input: SubmitDraftInput; readonly draft: StoredDraft };

async function decide(tx: Tx, { context, input, draft }: Question): Promise<Result<SubmittedDraft, Refusal>> {
  const effective = toEffective(input.effective, draft.document.timeZone);
  if (!effective.ok) return effective;
  const versions = await listVersions(tx, draft.head.pricePlanId);
  // Against the version that it would take over from, which may itself be scheduled: going back to today's prices is a change.
  const before = versionInForce(versions, effective.value.kind === "at" ? effective.value.at : context.now);
  const known = await loadRateDefinitions(tx, context.now);
  const book = resolveRateBook(draft.document, known.definitions);
  const priced = { document: draft.document, definitions: known, names: await loadRateNames(tx), version: "draft" };
  return decideSubmitDraft({
    draft: draft.head,
    revision: input.revision,
    versions,
    isUnchanged: before !== null && book.ok && diffDocuments((await loadRateBook(tx, before.versionId)).rateBook, book.value).length === 0,
    errorPaths: errorsIn(checkPublication(draft.document, knownOfferOf(known), context.now)).map(({ path }) => path),
    changedSamples: changedSamples(judgeSamples(priced, await listSamples(tx, draft.head.pricePlanId))),
    acknowledgedSamples: input.acknowledgedSamples ?? [],
    effective: effective.value,
    now: context.now,
  });
}

function toEffective(chosen: SubmitDraftInput["effective"], zone: string): Result<Effective, Refusal> {
  if (chosen.kind === "onApproval") return ok({ kind: "onApproval" });
  const at = instantOfLocalText(chosen.local, zone);
  return at === null ? refused({ code: "INVALID_INPUT", path: "effective.local" }) : ok({ kind: "at", at });
}
