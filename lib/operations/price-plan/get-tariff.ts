import { findOpenRequestOfDraft } from "#db/queries/approvals.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { findOpenDraft, findPricePlanByCode, listVersions, versionContent } from "#db/queries/price-plans.ts";
import type { Tx } from "#db/tx.ts";
import { discountInWords } from "#lib/domain/price-plan/discount-words.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { tariffSections, tariffTax } from "#lib/domain/price-plan/tariff-sections.ts";
import type { TariffView } from "#lib/domain/price-plan/tariff-view.ts";
import { effectiveText, instantTextOrNull, publishedSurroundings, toCorrectsView, toReachView } from "#lib/domain/price-plan/to-view.ts";
import { endOf } from "#lib/domain/price-plan/version-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { rateSurroundings } from "../rate-surroundings.ts";

type Asked = { readonly code: string; readonly version: number | "draft" };

/** The prices of a version, or of the open draft, as a customer would be shown them. */
export async function getTariff(context: Context, { code, version }: Asked): Promise<Result<TariffView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findPricePlanByCode(tx, code);
    if (plan === null) return refused({ code: "NOT_FOUND", path: "code" });
    const shown = version === "draft" ? await draftOf(tx, plan.pricePlanId) : await versionOf(tx, plan.pricePlanId, version);
    if (shown === null) return refused({ code: "NOT_FOUND", path: "version" });
    const { document, own, ...dates } = shown;
    const sections = tariffSections(document, publishedSurroundings(await rateSurroundings(tx, context.now), own));
    return ok({
      plan: { code: plan.code, name: plan.name },
      issuer: (await findInstallation(tx))?.name ?? null,
      version: version === "draft" ? null : version,
      ...dates,
      zone: document.timeZone,
      currency: document.currency,
      tax: tariffTax(document, sections),
      sections,
      discounts: (document.discounts ?? []).map((discount) => discountInWords(discount, document.currency)),
    });
  });
}

type Shown = Pick<TariffView, "effectiveAt" | "endsAt" | "reach" | "corrects"> & {
  readonly document: PricePlanDocument;
  readonly own: Parameters<typeof publishedSurroundings>[1];
};

async function draftOf(tx: Tx, pricePlanId: number): Promise<Shown | null> {
  const draft = await findOpenDraft(tx, pricePlanId);
  if (draft === null) return null;
  const request = await findOpenRequestOfDraft(tx, draft.head.draftId);
  const versions = request?.corrects ? await listVersions(tx, pricePlanId) : [];
  return {
    document: draft.document,
    own: {},
    effectiveAt: request && effectiveText(request.effective),
    endsAt: null,
    reach: request && toReachView(request.reach),
    corrects: request && toCorrectsView(request.corrects, versions),
  };
}

async function versionOf(tx: Tx, pricePlanId: number, number: number): Promise<Shown | null> {
  const heads = await listVersions(tx, pricePlanId);
  const head = heads.find(({ version }) => version === number);
  if (head === undefined) return null;
  const { document, own } = await versionContent(tx, head.versionId);
  return {
    document,
    own,
    effectiveAt: instantToString(head.effectiveAt),
    endsAt: head.corrects === null ? instantTextOrNull(endOf(head, heads)) : null,
    reach: toReachView(head.reach),
    corrects: toCorrectsView(head.corrects, heads),
  };
}
