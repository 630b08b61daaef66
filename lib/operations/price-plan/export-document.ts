import { findOpenDraft, findPricePlanByCode, findVersion, versionContent } from "#db/queries/price-plans.ts";
import { loadRateDefinitions } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import { exportDocument } from "#lib/domain/price-plan/export-document.ts";
import { documentHash, type PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { publishedDefinitions } from "#lib/domain/price-plan/published-definitions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

export type ExportedPlan = {
  readonly document: PricePlanDocument;
  /** Of what is handed out: with its definitions. */
  readonly documentHash: string;
  /** Of the draft, so that it can be put back over what was read; null of a version. */
  readonly revision: number | null;
};

type Exported = { readonly code: string; readonly version: number | "draft" };

/** A version or the open draft, self-contained: it prices the same wherever it is read, a version as it did when it was published. */
export async function exportPlanDocument(context: Context, { code, version }: Exported): Promise<Result<ExportedPlan, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findPricePlanByCode(tx, code);
    if (plan === null) return refused({ code: "NOT_FOUND", path: "code" });
    const known = await loadRateDefinitions(tx, context.now);
    const stored = version === "draft" ? await draftOf(tx, plan.pricePlanId) : await versionOf(tx, plan.pricePlanId, version);
    if (stored === null) return refused({ code: "NOT_FOUND", path: "version" });
    const { book, revision } = stored;
    const definitions = book === null ? known.definitions : publishedDefinitions(book, known.definitions);
    const document = exportDocument(stored.document, definitions, known.products);
    return ok({ document, documentHash: await documentHash(document), revision });
  });
}

async function draftOf(tx: Tx, pricePlanId: number) {
  const draft = await findOpenDraft(tx, pricePlanId);
  return draft && { document: draft.document, book: null, revision: draft.head.revision };
}

async function versionOf(tx: Tx, pricePlanId: number, version: number) {
  const head = await findVersion(tx, { pricePlanId, version });
  if (head === null) return null;
  const { document, book } = await versionContent(tx, head.versionId);
  return { document, book, revision: null };
}
