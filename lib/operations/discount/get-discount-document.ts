import { discountVersionDocuments, findDiscount, listDiscountVersions } from "#db/queries/discounts.ts";
import type { DiscountDocument } from "#lib/domain/discount/discount-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

export type PublishedDiscount = { readonly document: DiscountDocument; readonly documentHash: string };

/** What was approved, as it was approved. */
export async function getDiscountDocument(
  context: Context,
  { code, version }: { readonly code: string; readonly version: number },
): Promise<Result<PublishedDiscount, Refusal>> {
  return inTransaction(context, async (tx) => {
    const discount = await findDiscount(tx, code);
    if (discount === null) return refused({ code: "NOT_FOUND", path: "code" });
    const head = (await listDiscountVersions(tx, discount.discountId)).find((each) => each.version === version);
    if (head === undefined) return refused({ code: "NOT_FOUND", path: "version" });
    const documents = await discountVersionDocuments(tx, discount.discountId);
    return ok({ document: present(documents.get(head.versionId), `version ${head.versionId}`), documentHash: head.documentHash });
  });
}
