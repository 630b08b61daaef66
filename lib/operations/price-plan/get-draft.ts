import { findLastDecisionOfDraft, findOpenRequestOfDraft } from "#db/queries/approvals.ts";
import { listSamples } from "#db/queries/price-plan-samples.ts";
import {
  findOpenDraft,
  findPricePlanByCode,
  greatestVersionNumber,
  listDraftEditors,
  listVersions,
  liveVersionOf,
  scheduledVersions,
  versionContent,
} from "#db/queries/price-plans.ts";
import { userNames } from "#db/queries/user-names.ts";
import { longestCycleMonths } from "#db/queries/versions-pricing.ts";
import type { Tx } from "#db/tx.ts";
import { localTextOf } from "#lib/domain/price-plan/local-instant.ts";
import type { ApprovalRequest, VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import type { DraftView, OpenRequestMark } from "#lib/domain/price-plan/price-plan-view.ts";
import {
  correctableVersions,
  effectiveText,
  nameOf,
  toCorrectsView,
  toPlanHeadView,
  toPricingVersions,
  toReachView,
  toVersionMark,
} from "#lib/domain/price-plan/to-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { nextMidnight } from "#lib/kernel/zone.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { rateSurroundings } from "../rate-surroundings.ts";

/** The open draft of a plan, with what its editor shows beside it. */
export async function getDraft(context: Context, code: string): Promise<Result<DraftView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findPricePlanByCode(tx, code);
    const draft = plan && (await findOpenDraft(tx, plan.pricePlanId));
    if (!draft) return refused({ code: "NOT_FOUND" });
    const { pricePlanId } = plan;
    const { draftId, state, revision, basedOnVersionId } = draft.head;
    const versions = await listVersions(tx, pricePlanId);
    const basedOn = versions.find(({ versionId }) => versionId === basedOnVersionId);
    const zone = draft.document.timeZone;
    return ok({
      plan: toPlanHeadView(plan),
      now: instantToString(context.now),
      zone,
      draftId,
      revision,
      state: state === "inReview" ? "inReview" : "draft",
      document: draft.document,
      basedOn: basedOn ? toVersionMark(basedOn) : null,
      live: await liveDocument(tx, { pricePlanId, at: context.now }),
      pricing: toPricingVersions({ versions, longestCycleMonths: await longestCycleMonths(tx) }, context.now),
      correctable: correctableVersions(versions, context.now),
      nextNumber: (await greatestVersionNumber(tx, pricePlanId)) + 1,
      scheduled: (await scheduledVersions(tx, { pricePlanId, after: context.now })).map(toVersionMark),
      ...(await people(tx, draftId, versions)),
      samples: await listSamples(tx, pricePlanId),
      defaultEffective: localTextOf(nextMidnight(context.now, zone), zone),
      ...(await rateSurroundings(tx, context.now)),
    });
  });
}

async function liveDocument(tx: Tx, place: { readonly pricePlanId: number; readonly at: Instant }): Promise<DraftView["live"]> {
  const live = await liveVersionOf(tx, place);
  return live && { version: live.version, document: (await versionContent(tx, live.versionId)).document };
}

async function people(
  tx: Tx,
  draftId: number,
  versions: readonly VersionHead[],
): Promise<Pick<DraftView, "request" | "requestedChanges" | "editors">> {
  const request = await findOpenRequestOfDraft(tx, draftId);
  const last = await findLastDecisionOfDraft(tx, draftId);
  const editors = await listDraftEditors(tx, draftId);
  const names = await userNames(tx, [...editors, ...[request?.requestedBy, last?.decided?.by].filter((user) => user !== undefined)]);
  return {
    request: request && { ...toRequestMark(request, names), corrects: toCorrectsView(request.corrects, versions) },
    requestedChanges: request === null && last !== null ? requestedChanges(last, names) : null,
    editors: editors.map((editor) => nameOf(names, editor)),
  };
}

function toRequestMark(request: ApprovalRequest, names: ReadonlyMap<number, string>): Omit<OpenRequestMark, "corrects"> {
  const { requestId, requestedBy, requestedAt, effective, reach, note } = request;
  return {
    requestId,
    requestedBy: nameOf(names, requestedBy),
    requestedAt: instantToString(requestedAt),
    effectiveAt: effectiveText(effective),
    reach: toReachView(reach),
    note,
  };
}

function requestedChanges({ decided }: ApprovalRequest, names: ReadonlyMap<number, string>): DraftView["requestedChanges"] {
  if (decided?.decision !== "changesRequested") return null;
  return { by: nameOf(names, decided.by), at: instantToString(decided.at), note: decided.note ?? "" };
}
