import { findLastDiscountDecision, findOpenDiscountRequest } from "#db/queries/discount-approvals.ts";
import { findOpenDiscountDraft, listDiscountEditors, type StoredDiscountDraft } from "#db/queries/discount-drafts.ts";
import { discountVersionDocuments, findDiscount, listDiscountVersions } from "#db/queries/discounts.ts";
import { installationZone } from "#db/queries/installation.ts";
import { userNames } from "#db/queries/user-names.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import { type DiscountVersion, standingOf } from "#lib/domain/discount/discount-standing.ts";
import type { DiscountDraftView, DiscountView } from "#lib/domain/discount/discount-view.ts";
import { changesBetween, documentInWords } from "#lib/domain/discount/discount-words.ts";
import { toDiscountRow } from "#lib/domain/discount/to-discount-view.ts";
import { localTextOf } from "#lib/domain/price-plan/local-instant.ts";
import { toRequestedChanges, toRequestView, toVersionViews } from "#lib/domain/price-plan/reviewed-view.ts";
import { nameOf } from "#lib/domain/price-plan/to-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
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
      versions: toVersionViews({ versions, names, now: context.now, inWords: documentInWords, changes: changesBetween }),
      openDraft: draft && (await toDraft(tx, context, { draft, versions })),
      history,
      zone,
      now: instantToString(context.now),
      defaultEffective: localTextOf(nextMidnight(context.now, zone), zone),
    };
  });
}

type UnderWay = { readonly draft: StoredDiscountDraft; readonly versions: readonly DiscountVersion[] };

async function toDraft(tx: Tx, context: Context, { draft: { head, document }, versions }: UnderWay): Promise<DiscountDraftView> {
  const editors = await listDiscountEditors(tx, head.draftId);
  const request = await findOpenDiscountRequest(tx, head.draftId);
  const decision = await findLastDiscountDecision(tx, head.draftId);
  const names = await userNames(tx, [...editors, ...[request?.requestedBy, decision?.decided?.by].filter((id) => id !== undefined)]);
  const base = versions.find((version) => version.head.versionId === head.basedOnVersionId) ?? null;
  const { findings } = await checkDiscountNow(tx, document, context.now);
  return {
    revision: head.revision,
    state: head.state === "inReview" ? "inReview" : "draft",
    document,
    words: documentInWords(document),
    changes: changesBetween(base?.document ?? null, document),
    findings,
    editors: editors.map((userId) => nameOf(names, userId)),
    request: request && toRequestView(request, { ...context, editors, names }),
    requestedChanges: toRequestedChanges(decision?.decided ?? null, names),
  };
}
