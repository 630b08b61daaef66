import { findLastDiscountDecision, findOpenDiscountRequest } from "#db/queries/discount-approvals.ts";
import { findOpenDiscountDraft, listDiscountEditors, type StoredDiscountDraft } from "#db/queries/discount-drafts.ts";
import { discountVersionDocuments, findDiscount, listDiscountVersions } from "#db/queries/discounts.ts";
import { installationZone } from "#db/queries/installation.ts";
import { userNames } from "#db/queries/user-names.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import type { DiscountRequest } from "#lib/domain/discount/additive-discount.ts";
import type { DiscountDocument } from "#lib/domain/discount/discount-document.ts";
import { type DiscountVersion, standingOf } from "#lib/domain/discount/discount-standing.ts";
import type {
  DiscountDraftView,
  DiscountRequestView,
  DiscountVersionView,
  DiscountView,
  WhyNotDecide,
} from "#lib/domain/discount/discount-view.ts";
import { changesBetween, documentInWords } from "#lib/domain/discount/discount-words.ts";
import { toDiscountRow } from "#lib/domain/discount/to-discount-view.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { localTextOf } from "#lib/domain/price-plan/local-instant.ts";
import { effectiveText, nameOf } from "#lib/domain/price-plan/to-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { nextMidnight } from "#lib/kernel/zone.ts";
import { checkDiscountNow } from "../check-discount-now.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One discount, archived or not: its versions, the work under way, and what is asked of a second person. */
export async function getDiscount(context: Context, code: string): Promise<DiscountView | null> {
  const history = await definitionHistory(context, { entity: "additiveDiscount", code });
  return withTransaction(context.database, async (tx) => {
    const discount = await findDiscount(tx, code);
    if (discount === null) return null;
    const documents = await discountVersionDocuments(tx, discount.discountId);
    const versions = (await listDiscountVersions(tx, discount.discountId)).map((head) => ({
      head,
      document: present(documents.get(head.versionId), `version ${head.versionId}`),
    }));
    const draft = await findOpenDiscountDraft(tx, discount.discountId);
    const names = await userNames(
      tx,
      versions.flatMap(({ head }) => [head.requestedBy, head.decidedBy]),
    );
    const zone = await installationZone(tx);
    return {
      ...toDiscountRow(discount, { ...standingOf(versions, context.now), draft }),
      versions: versions.map((version) => toVersion(version, { versions, names, now: context.now })),
      openDraft: draft && (await toDraft(tx, context, { draft, versions })),
      history,
      zone,
      now: instantToString(context.now),
      defaultEffective: localTextOf(nextMidnight(context.now, zone), zone),
    };
  });
}

type Line = { readonly versions: readonly DiscountVersion[]; readonly names: ReadonlyMap<number, string>; readonly now: Instant };

function toVersion({ head, document }: DiscountVersion, { versions, names, now }: Line): DiscountVersionView {
  const earlier = versions.filter((one) => one.head.effectiveAt < head.effectiveAt);
  const isTakenOver = versions.some((one) => one.head.effectiveAt > head.effectiveAt && one.head.effectiveAt <= now);
  return {
    version: head.version,
    state: head.effectiveAt > now ? "scheduled" : isTakenOver ? "superseded" : "live",
    effectiveAt: instantToString(head.effectiveAt),
    words: documentInWords(document),
    // The first one says all of it in its words.
    changes: earlier.length === 0 ? [] : changesBetween(latestOf(earlier), document),
    requestedBy: nameOf(names, head.requestedBy),
    decidedBy: nameOf(names, head.decidedBy),
    decidedAt: instantToString(head.decidedAt),
    note: head.note,
  };
}

function latestOf(versions: readonly DiscountVersion[]): DiscountDocument | null {
  const [latest] = [...versions].sort((left, right) => right.head.effectiveAt - left.head.effectiveAt);
  return latest?.document ?? null;
}

type UnderWay = { readonly draft: StoredDiscountDraft; readonly versions: readonly DiscountVersion[] };

async function toDraft(tx: Tx, context: Context, { draft: { head, document }, versions }: UnderWay): Promise<DiscountDraftView> {
  const editors = await listDiscountEditors(tx, head.draftId);
  const request = await findOpenDiscountRequest(tx, head.draftId);
  const decision = await findLastDiscountDecision(tx, head.draftId);
  const names = await userNames(tx, [...editors, ...[request?.requestedBy, decision?.decided?.by].filter((id) => id !== undefined)]);
  const base = versions.find((version) => version.head.versionId === head.basedOnVersionId) ?? null;
  const { findings } = await checkDiscountNow(tx, document, context.now);
  const sentBack = decision?.decided?.decision === "changesRequested" ? decision.decided : null;
  return {
    revision: head.revision,
    state: head.state === "inReview" ? "inReview" : "draft",
    document,
    words: documentInWords(document),
    changes: changesBetween(base?.document ?? null, document),
    findings,
    editors: editors.map((userId) => nameOf(names, userId)),
    request: request && toRequest(request, { context, editors, names }),
    requestedChanges: sentBack && { by: nameOf(names, sentBack.by), at: instantToString(sentBack.at), note: sentBack.note ?? "" },
  };
}

type Asking = { readonly context: Context; readonly editors: readonly number[]; readonly names: ReadonlyMap<number, string> };

function toRequest(request: DiscountRequest, { context, editors, names }: Asking): DiscountRequestView {
  const { effective } = request;
  return {
    requestId: request.requestId,
    contentHash: request.contentHash,
    effectiveAt: effectiveText(effective),
    isEffectiveInPast: effective.kind === "at" && effective.at <= context.now,
    note: request.note,
    requestedBy: nameOf(names, request.requestedBy),
    requestedAt: instantToString(request.requestedAt),
    whyNot: whyNotDecide(request, context, editors),
  };
}

/** In the order in which the decision refuses them. */
function whyNotDecide({ requestedBy }: DiscountRequest, { actor }: Context, editors: readonly number[]): WhyNotDecide | null {
  if (actor.kind !== "user" || !can(actor.role, "review.decide")) return "permission";
  if (actor.userId === requestedBy) return "requester";
  return editors.includes(actor.userId) ? "editor" : null;
}
