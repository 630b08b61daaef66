import { listOpenRequests } from "#db/queries/approvals.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { findDraft, findPricePlan, listVersions, versionDocument } from "#db/queries/price-plans.ts";
import { userNames } from "#db/queries/user-names.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import { diffDocuments } from "#lib/domain/price-plan/diff-documents.ts";
import { withoutPrices } from "#lib/domain/price-plan/first-document.ts";
import type { ApprovalRequest } from "#lib/domain/price-plan/price-plan.ts";
import type { ReviewListView, ReviewRow } from "#lib/domain/price-plan/price-plan-view.ts";
import { effectiveText, nameOf, toCorrectsView, toPlanHeadView, toReachView } from "#lib/domain/price-plan/to-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

/** Prices that wait for a decision, who waited longest first. */
export async function listReviews(context: Context): Promise<ReviewListView> {
  return withTransaction(context.database, async (tx) => {
    const open = await listOpenRequests(tx);
    const names = await userNames(
      tx,
      open.map(({ requestedBy }) => requestedBy),
    );
    const reader = context.actor.kind === "user" ? context.actor.userId : null;
    const openRows: ReviewRow[] = [];
    for (const request of open) openRows.push(await toRow(tx, { request, names, reader }));
    const zone = (await findInstallation(tx))?.timeZone ?? "UTC";
    return { open: openRows, zone, now: instantToString(context.now) };
  });
}

type Line = { readonly request: ApprovalRequest; readonly names: ReadonlyMap<number, string>; readonly reader: number | null };

async function toRow(tx: Tx, { request, names, reader }: Line): Promise<ReviewRow> {
  const draft = present(await findDraft(tx, request.draftId), `draft ${request.draftId}`);
  const plan = present(await findPricePlan(tx, draft.head.pricePlanId), `price plan ${draft.head.pricePlanId}`);
  const versions = request.corrects === null ? [] : await listVersions(tx, plan.pricePlanId);
  const baseId = request.corrects?.versionId ?? draft.head.basedOnVersionId;
  const base = baseId === null ? null : await versionDocument(tx, baseId);
  return {
    requestId: request.requestId,
    plan: toPlanHeadView(plan),
    requestedBy: nameOf(names, request.requestedBy),
    requestedAt: instantToString(request.requestedAt),
    effectiveAt: effectiveText(request.effective),
    reach: toReachView(request.reach),
    corrects: toCorrectsView(request.corrects, versions),
    note: request.note,
    changeCount: diffDocuments(base ?? withoutPrices(draft.document), draft.document).length,
    isMine: request.requestedBy === reader,
  };
}
