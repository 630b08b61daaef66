import { changeTaxRates, insertProduct, updateProduct } from "#db/queries/stored-products.ts";
import type { Tx } from "#db/tx.ts";
import type { ProductWrite } from "#lib/domain/product/decide-import-products.ts";
import { type ProductContent, productState, type TaxRate } from "#lib/domain/product/product-content.ts";
import { shortPercent } from "#lib/domain/product/product-texts.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Context } from "./context.ts";
import type { ProductParts } from "./product-parts.ts";
import { writeAudit } from "./write-audit.ts";

export type ProductToStore = {
  readonly write: ProductWrite;
  readonly parts: ProductParts;
  /** Of a new product. */
  readonly productId: number;
  /** Why, where that is not the editor's Save. */
  readonly reason?: string;
};

/** Writes what was decided, with its tax rates and its audit row. */
export async function storeProduct(tx: Tx, context: Context, { write, parts, productId, reason }: ProductToStore): Promise<void> {
  const { code, stored, content, saved } = write;
  if (saved.kind === "keep") return;
  const { name, description, rating, validFrom, validTo } = content;
  const row = { name, description, rating, validFrom, validTo, revision: saved.revision };
  if (stored === null) {
    const { type, family, taxRate } = idsOf(content, parts);
    await insertProduct(tx, { ...row, productId, code, productTypeId: type, productFamilyId: family, taxRateId: taxRate });
  } else await updateProduct(tx, code, { ...row, ...changedParts(write, parts) });
  const before = stored?.content.taxRates ?? [];
  await changeTaxRates(tx, {
    productId: stored?.productId ?? productId,
    gone: without(before, content.taxRates),
    added: without(content.taxRates, before),
  });
  await writeAudit(tx, context, {
    action: `product.${saved.kind}`,
    entity: "product",
    entityId: code,
    before: stored && productState(stored.content),
    after: productState(content),
    ...(reason === undefined ? {} : { reason }),
  });
}

/** Of what it had already no id is known, since that may be archived; it stays. */
function changedParts({ stored, content }: ProductWrite, parts: ProductParts) {
  const typeChanges = content.type !== stored?.content.type;
  const familyChanges = content.family !== stored?.content.family;
  const taxChanges = content.taxRate !== stored?.content.taxRate;
  return {
    ...(typeChanges ? { productTypeId: idOf(parts.types, content.type) } : {}),
    ...(familyChanges ? { productFamilyId: content.family === null ? null : idOf(parts.families, content.family) } : {}),
    ...(taxChanges ? { taxRateId: taxRateIdOf(content, parts) } : {}),
  };
}

function idsOf(content: ProductContent, parts: ProductParts) {
  const { type, family } = content;
  return {
    type: idOf(parts.types, type),
    family: family === null ? null : idOf(parts.families, family),
    taxRate: taxRateIdOf(content, parts),
  };
}

function taxRateIdOf({ taxRate }: ProductContent, { taxRates }: ProductParts): number | null {
  return taxRate === null ? null : present(taxRates.get(taxRate), taxRate).taxRateId;
}

const idOf = (ids: ReadonlyMap<string, number>, code: string) => present(ids.get(code), code);

function without(rates: readonly TaxRate[], others: readonly TaxRate[]): readonly TaxRate[] {
  return rates.filter(
    ({ validFrom, percent }) =>
      !others.some((other) => other.validFrom === validFrom && shortPercent(other.percent) === shortPercent(percent)),
  );
}
