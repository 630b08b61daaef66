import { findOpenRequestOfDraft } from "#db/queries/approvals.ts";
import {
  findOpenDraft,
  findPricePlanByCode,
  listDraftEditors,
  listVersions,
  type StoredDraft,
  versionContent,
} from "#db/queries/price-plans.ts";
import { userNames } from "#db/queries/user-names.ts";
import { longestCycleMonths } from "#db/queries/versions-pricing.ts";
import type { Tx } from "#db/tx.ts";
import type { ComparedId, ComparedSide, ComparisonView } from "#lib/domain/price-plan/comparison-view.ts";
import { type Comparable, diffDocuments } from "#lib/domain/price-plan/diff-documents.ts";
import type { VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import type { ComparisonQuery } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { RatingSurroundings } from "#lib/domain/price-plan/price-plan-view.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { effectiveText, nameOf, toAudienceView, toCorrectsView, toPlanHeadView, toReachView } from "#lib/domain/price-plan/to-view.ts";
import { audienceOf, followedBy, type VersionLine, versionInForce, versionStateAt } from "#lib/domain/price-plan/version-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { rateSurroundings } from "../rate-surroundings.ts";

type Question = ComparisonQuery & { readonly code: string };

/** Two versions of a plan side by side, or one and the open draft. What the question leaves out is the newest and what it follows. */
export async function compareVersions(context: Context, { code, from, to }: Question): Promise<Result<ComparisonView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findPricePlanByCode(tx, code);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    const heads = await listVersions(tx, plan.pricePlanId);
    const draft = await findOpenDraft(tx, plan.pricePlanId);
    const choices = [...(draft ? ["draft"] : []), ...heads.map(({ version }) => String(version))];
    const surroundings = await rateSurroundings(tx, context.now);
    const line = { versions: heads, longestCycleMonths: await longestCycleMonths(tx) };
    const offer: Offer = { line, draft, surroundings, now: context.now };
    const latter = to ?? choices[0] ?? null;
    const earlier = from ?? (latter && comparedWith(latter, offer));
    const before = earlier && (await sideOf(tx, earlier, offer));
    const after = latter && (await sideOf(tx, latter, offer));
    if (!(before && after)) return refused({ code: "NOT_FOUND", path: before ? "to" : "from" });
    return ok({
      plan: toPlanHeadView(plan),
      zone: after.side.document.timeZone,
      choices,
      from: before.side,
      to: after.side,
      changes: differences(before, after),
      ...surroundings,
    });
  });
}

type Offer = {
  readonly line: VersionLine<VersionHead>;
  readonly draft: StoredDraft | null;
  readonly surroundings: RatingSurroundings;
  readonly now: Instant;
};

/** What the version took over from or corrects; for a draft the version in force. The first follows nothing and is compared with itself. */
function comparedWith(id: ComparedId, { line: { versions }, now }: Offer): ComparedId {
  const head = versions.find(({ version }) => String(version) === id);
  const before = head === undefined ? versionInForce(versions, now) : followedBy<VersionHead>(head, versions);
  return before === null ? id : String(before.version);
}

/** The book is null where the document has errors, so that nothing could be priced by it yet. */
type Compared = { readonly side: ComparedSide; readonly book: Comparable | null };

/** Books are compared, not documents: a time model that was edited in between changes prices although no rate was touched. */
function differences(before: Compared, after: Compared): ComparisonView["changes"] {
  if (before.book !== null && after.book !== null) return diffDocuments(before.book, after.book);
  return diffDocuments(before.side.document, after.side.document);
}

async function sideOf(tx: Tx, id: ComparedId, offer: Offer): Promise<Compared | null> {
  if (id === "draft") return offer.draft && draftSide(tx, offer.draft, offer);
  const head = offer.line.versions.find(({ version }) => String(version) === id);
  return head === undefined ? null : versionSide(tx, head, offer);
}

async function versionSide(tx: Tx, head: VersionHead, { line, now }: Offer): Promise<Compared> {
  const { document, book } = await versionContent(tx, head.versionId);
  const names = await userNames(tx, [head.requestedBy, head.decidedBy]);
  const audience = audienceOf(head, line, now);
  const side: ComparedSide = {
    id: String(head.version),
    state: versionStateAt(head, line, now),
    effectiveAt: instantToString(head.effectiveAt),
    reach: toReachView(head.reach),
    corrects: toCorrectsView(head.corrects, line.versions),
    audience: audience && toAudienceView(audience),
    requested: { by: nameOf(names, head.requestedBy), at: instantToString(head.requestedAt) },
    decided: { by: nameOf(names, head.decidedBy), at: instantToString(head.decidedAt) },
    editors: [],
    note: head.note,
    document,
  };
  return { side, book };
}

async function draftSide(tx: Tx, { head, document }: StoredDraft, { surroundings, line }: Offer): Promise<Compared> {
  const request = await findOpenRequestOfDraft(tx, head.draftId);
  const editors = await listDraftEditors(tx, head.draftId);
  const names = await userNames(tx, [...editors, ...(request ? [request.requestedBy] : [])]);
  const book = resolveRateBook(document, surroundings.definitions.definitions);
  const side: ComparedSide = {
    id: "draft",
    state: head.state === "inReview" ? "inReview" : "draft",
    effectiveAt: request && effectiveText(request.effective),
    reach: request && toReachView(request.reach),
    corrects: request && toCorrectsView(request.corrects, line.versions),
    audience: null,
    requested: request && { by: nameOf(names, request.requestedBy), at: instantToString(request.requestedAt) },
    decided: null,
    editors: editors.map((editor) => nameOf(names, editor)),
    note: request?.note ?? null,
    document,
  };
  return { side, book: book.ok ? book.value : null };
}
