import { nextId } from "#db/ids.ts";
import { toDbCorrects, toDbReach } from "#db/mapping/price-plans.ts";
import { insertApprovalRequest } from "#db/queries/approvals.ts";
import { listSamples } from "#db/queries/price-plan-samples.ts";
import { listVersions, loadRateBook, lockDraft, type StoredDraft, updateDraft } from "#db/queries/price-plans.ts";
import { loadRateDefinitions, loadRateNames } from "#db/queries/rate-definitions.ts";
import { longestCycleMonths } from "#db/queries/versions-pricing.ts";
import type { Tx } from "#db/tx.ts";
import { checkPublication } from "#lib/domain/price-plan/check-publication.ts";
import { decideSubmitDraft, type SubmittedDraft } from "#lib/domain/price-plan/decide-submit-draft.ts";
import { diffDocuments } from "#lib/domain/price-plan/diff-documents.ts";
import { errorsIn } from "#lib/domain/price-plan/finding.ts";
import { judgeSamples } from "#lib/domain/price-plan/judge-samples.ts";
import type { VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import type { SubmitDraftInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { comparedVersions, readPublication } from "#lib/domain/price-plan/publication.ts";
import { knownOfferOf } from "#lib/domain/price-plan/rate-definitions.ts";
import type { CorrectsView, ReachView } from "#lib/domain/price-plan/reach-view.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { changedSamples } from "#lib/domain/price-plan/sample.ts";
import { effectiveText, publicationFacts, toCorrectsView, toReachView } from "#lib/domain/price-plan/to-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type DraftSubmitted = {
  readonly requestId: number;
  readonly contentHash: string;
  readonly effectiveAt: string | null;
  readonly reach: ReachView;
  readonly corrects: CorrectsView | null;
};

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
    const { contentHash, effective, reach, corrects, samples } = decided.value.submitted;
    await updateDraft(tx, input.draftId, { state: "inReview" });
    await insertApprovalRequest(tx, {
      requestId,
      kind: "pricePlan",
      draftId: input.draftId,
      contentHash,
      effective: effective.kind,
      effectiveAt: effective.kind === "at" ? effective.at : null,
      ...toDbReach(reach),
      ...toDbCorrects(corrects),
      note: input.note,
      requestedBy: user.value,
      requestedAt: context.now,
    });
    const past = toCorrectsView(corrects, decided.value.versions);
    const chosen = {
      draftId: input.draftId,
      contentHash,
      effective: effectiveText(effective) ?? "onApproval",
      ...publicationFacts(reach, past),
    };
    await writeAudit(tx, context, {
      action: "pricePlan.submitDraft",
      entity: "approvalRequest",
      entityId: requestId,
      after: samples.length === 0 ? chosen : { ...chosen, samples },
      reason: input.note,
    });
    return ok({ requestId, contentHash, effectiveAt: effectiveText(effective), reach: toReachView(reach), corrects: past });
  });
}

type Question = { readonly context: Context; readonly input: SubmitDraftInput; readonly draft: StoredDraft };
type Decided = { readonly submitted: SubmittedDraft; readonly versions: readonly VersionHead[] };

async function decide(tx: Tx, { context, input, draft }: Question): Promise<Result<Decided, Refusal>> {
  const { timeZone } = draft.document;
  const versions = await listVersions(tx, draft.head.pricePlanId);
  const chosen = readPublication(input, { zone: timeZone, versions });
  if (!chosen.ok) return chosen;
  const { effective, corrects } = chosen.value;
  const known = await loadRateDefinitions(tx, context.now);
  const line = { versions, longestCycleMonths: await longestCycleMonths(tx) };
  const liveAt = effective.kind === "at" ? effective.at : context.now;
  const compared = comparedVersions(line, chosen.value, liveAt);
  const priced = { document: draft.document, definitions: known, names: await loadRateNames(tx), version: "draft" };
  const decided = decideSubmitDraft({
    draft: draft.head,
    revision: input.revision,
    versions,
    isUnchanged: await saysTheSame(tx, resolveRateBook(draft.document, known.definitions), compared),
    errorPaths: errorsIn(checkPublication(draft.document, knownOfferOf(known), context.now)).map(({ path }) => path),
    // A correction prices nothing to come, which is what samples expect something of.
    changedSamples: corrects === null ? changedSamples(judgeSamples(priced, await listSamples(tx, draft.head.pricePlanId))) : [],
    acknowledgedSamples: input.acknowledgedSamples ?? [],
    ...chosen.value,
    now: context.now,
    zone: timeZone,
  });
  return decided.ok ? ok({ submitted: decided.value, versions }) : decided;
}

async function saysTheSame(tx: Tx, book: ReturnType<typeof resolveRateBook>, versions: readonly VersionHead[]): Promise<boolean> {
  if (!book.ok) return false;
  for (const { versionId } of versions) {
    if (diffDocuments((await loadRateBook(tx, versionId)).rateBook, book.value).length > 0) return false;
  }
  return versions.length > 0;
}
