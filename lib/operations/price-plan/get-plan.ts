import { findOpenRequestOfDraft } from "#db/queries/approvals.ts";
import {
  findOpenDraft,
  findPricePlanByCode,
  listDraftEditors,
  listVersions,
  type VersionContent,
  versionContents,
} from "#db/queries/price-plans.ts";
import { lastDraftDocument } from "#db/queries/stored-plans.ts";
import { userNames } from "#db/queries/user-names.ts";
import { longestCycleMonths } from "#db/queries/versions-pricing.ts";
import type { Tx } from "#db/tx.ts";
import { diffDocuments } from "#lib/domain/price-plan/diff-documents.ts";
import type { VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import type { OpenDraftMark, PricePlanView, VersionView } from "#lib/domain/price-plan/price-plan-view.ts";
import { instantTextOrNull, nameOf, toAudienceView, toCorrectsView, toPlanHeadView, toReachView } from "#lib/domain/price-plan/to-view.ts";
import { audienceOf, endOf, followedBy, type VersionLine, versionStateAt } from "#lib/domain/price-plan/version-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { rateSurroundings } from "../rate-surroundings.ts";

/** A plan with all its versions, newest first. */
export async function getPlan(context: Context, code: string): Promise<Result<PricePlanView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findPricePlanByCode(tx, code);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    const heads = await listVersions(tx, plan.pricePlanId);
    const contents = await versionContents(tx, plan.pricePlanId);
    const names = await userNames(
      tx,
      heads.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]),
    );
    const line = { versions: heads, longestCycleMonths: await longestCycleMonths(tx) };
    const versions = heads.map((head) => toVersionView({ head, line, contents, names, now: context.now }));
    return ok({
      plan: toPlanHeadView(plan),
      now: instantToString(context.now),
      zone: (versions[0]?.document ?? (await lastDraftDocument(tx, plan.pricePlanId)))?.timeZone ?? "UTC",
      versions,
      draft: await openDraftMark(tx, plan.pricePlanId),
      ...(await rateSurroundings(tx, context.now)),
    });
  });
}

type Version = {
  readonly head: VersionHead;
  readonly line: VersionLine<VersionHead>;
  readonly contents: ReadonlyMap<number, VersionContent>;
  readonly names: ReadonlyMap<number, string>;
  readonly now: Instant;
};

function toVersionView({ head, line, contents, names, now }: Version): VersionView {
  const { document, own, book } = contentOf(contents, head);
  const before = followedBy<VersionHead>(head, line.versions);
  const audience = audienceOf(head, line, now);
  return {
    versionId: head.versionId,
    version: head.version,
    state: versionStateAt(head, line, now),
    effectiveAt: instantToString(head.effectiveAt),
    endsAt: head.corrects === null ? instantTextOrNull(endOf(head, line.versions)) : null,
    reach: toReachView(head.reach),
    corrects: toCorrectsView(head.corrects, line.versions),
    audience: audience && toAudienceView(audience),
    requestedBy: nameOf(names, head.requestedBy),
    requestedAt: instantToString(head.requestedAt),
    decidedBy: nameOf(names, head.decidedBy),
    decidedAt: instantToString(head.decidedAt),
    note: head.note,
    documentHash: head.documentHash,
    document,
    own,
    follows: before?.version ?? null,
    changes: before === null ? null : diffDocuments(contentOf(contents, before).book, book),
  };
}

function contentOf(contents: ReadonlyMap<number, VersionContent>, { versionId }: VersionHead): VersionContent {
  return present(contents.get(versionId), `the document of version ${versionId}`);
}

async function openDraftMark(tx: Tx, pricePlanId: number): Promise<OpenDraftMark | null> {
  const draft = await findOpenDraft(tx, pricePlanId);
  if (draft === null) return null;
  const { draftId, state } = draft.head;
  const request = await findOpenRequestOfDraft(tx, draftId);
  const editors = await listDraftEditors(tx, draftId);
  const names = await userNames(tx, editors);
  return {
    draftId,
    state: state === "inReview" ? "inReview" : "draft",
    requestId: request?.requestId ?? null,
    editors: editors.map((editor) => nameOf(names, editor)),
  };
}
