import { lockDefinitions } from "#db/queries/definition-changes.ts";
import { lockProducts } from "#db/queries/stored-products.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { MoveProductsInput } from "#lib/domain/tax-rate/tax-rate-schema.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { holdParts } from "../product-parts.ts";
import { storeProduct } from "../store-product.ts";
import { productsLikelyAlike, reviewMove } from "../tax-move.ts";
import { writeAudit } from "../write-audit.ts";

export type ProductsMoved = { readonly moved: number; readonly left: number };

/** Has the products that were looked at take their tax from the rate instead of their own, which says the same at all times: no price changes. */
export async function moveProducts(context: Context, input: MoveProductsInput): Promise<Result<ProductsMoved, Refusal>> {
  const { code, reviewed } = input;
  return idempotently(context, { action: "taxRate.moveProducts", request: input }, async (tx) => {
    await lockDefinitions(tx, "product");
    const parts = await holdParts(tx, [{ taxRate: code }]);
    const rate = parts.taxRates.get(code);
    if (rate === undefined) return refused({ code: "NOT_FOUND" });
    if (rate.archivedAt !== null) return refused({ code: "DEFINITION_ARCHIVED" });
    const likely = (await productsLikelyAlike(tx, rate)).map((product) => product.code);
    const { movable, left, hash } = await reviewMove([...(await lockProducts(tx, likely)).values()], rate, context.now);
    if (hash !== reviewed) return refused({ code: "STALE_REVISION" });
    for (const stored of movable) {
      const content = { ...stored.content, taxRate: code, taxRates: [] };
      const write = { code: stored.code, stored, content, saved: { kind: "edit", revision: stored.revision + 1 } } as const;
      await storeProduct(tx, context, { write, parts, productId: stored.productId, reason: `Moved to the tax rate ${rate.name}` });
    }
    if (movable.length > 0) {
      const after = { products: movable.map((product) => product.code) };
      await writeAudit(tx, context, { action: "taxRate.moveProducts", entity: "taxRate", entityId: code, before: null, after });
    }
    return ok({ moved: movable.length, left: left.length });
  });
}
