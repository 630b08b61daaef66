import { nextId } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { lockProducts } from "#db/queries/stored-products.ts";
import { decideSaveProduct } from "#lib/domain/product/decide-save-product.ts";
import type { SaveProductInput } from "#lib/domain/product/product-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { holdParts, offeredParts, unratedUnderType } from "../product-parts.ts";
import { storeProduct } from "../store-product.ts";

export type ProductSaved = { readonly code: string; readonly revision: number };

/** Makes a product, or saves one over the revision it was read at. */
export async function saveProduct(context: Context, input: SaveProductInput): Promise<Result<ProductSaved, Refusal>> {
  const { code, revision, ...content } = input;
  const productId = await nextId(context.database, "definition");
  return idempotently(context, { action: "product.save", request: input }, async (tx) => {
    await lockDefinitions(tx, "product");
    const stored = (await lockProducts(tx, [code])).get(code) ?? null;
    const parts = await holdParts(tx, stored === null ? [content] : [content, { taxRate: stored.content.taxRate }]);
    const decided = decideSaveProduct({
      code,
      revision,
      content,
      stored,
      editor: await lastEditorOf(tx, "product", code),
      offered: offeredParts(parts),
      unratedUdrs: await unratedUnderType(tx, stored, content.type),
      now: context.now,
    });
    if (!decided.ok) return decided;
    await storeProduct(tx, context, { write: { code, stored, content, saved: decided.value }, parts, productId });
    return ok({ code, revision: decided.value.revision });
  });
}
