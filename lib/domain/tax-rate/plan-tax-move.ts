import type { Instant } from "#lib/kernel/instant.ts";
import type { ProductContent, StoredProduct } from "../product/product-content.ts";
import type { SharedTaxRate } from "./tax-rate.ts";
import { firstDifference, percentOf } from "./tax-steps.ts";

/** A product that has the same tax now, but not at all times: moved, some of its usage would cost another amount. */
export type LeftProduct = {
  readonly code: string;
  readonly name: string;
  /** The first instant of its validity at which they differ, and what each says then. */
  readonly at: Instant;
  readonly own: string | null;
  readonly shared: string | null;
};

export type TaxMove = { readonly movable: readonly StoredProduct[]; readonly left: readonly LeftProduct[] };

/**
 * Of the products with tax of their own, those for which the shared rate says the same now (or at their beginning, where that is to come); to
 * be moved are those for which it says the same over all of their validity, so that no price changes.
 */
export function planTaxMove(products: readonly StoredProduct[], rate: SharedTaxRate, now: Instant): TaxMove {
  const movable: StoredProduct[] = [];
  const left: LeftProduct[] = [];
  for (const product of products) {
    const { content, code } = product;
    if (content.taxRate !== null || product.archivedAt !== null || !isAlikeNow(content, { rate, now })) continue;
    const at = firstDifference(content.taxRates, rate.steps, content.validFrom);
    if (at === null || (content.validTo !== null && at >= content.validTo)) movable.push(product);
    else left.push({ code, name: content.name, at, own: percentOf(content.taxRates, at), shared: percentOf(rate.steps, at) });
  }
  return { movable, left };
}

function isAlikeNow(
  { taxRates, validFrom }: ProductContent,
  { rate, now }: { readonly rate: SharedTaxRate; readonly now: Instant },
): boolean {
  const at = validFrom > now ? validFrom : now;
  const own = percentOf(taxRates, at);
  return own !== null && own === percentOf(rate.steps, at);
}
