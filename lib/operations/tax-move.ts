import { listOwnTaxedAt } from "#db/queries/stored-products.ts";
import type { Reader } from "#db/tx.ts";
import type { StoredProduct } from "#lib/domain/product/product-content.ts";
import { planTaxMove, type TaxMove } from "#lib/domain/tax-rate/plan-tax-move.ts";
import type { SharedTaxRate } from "#lib/domain/tax-rate/tax-rate.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import type { Instant } from "#lib/kernel/instant.ts";

/** At once; what is left then is moved by the next step. */
const MOST_MOVED = 2000;

export async function productsLikelyAlike(reader: Reader, { steps }: SharedTaxRate): Promise<readonly StoredProduct[]> {
  return listOwnTaxedAt(reader, [...new Set(steps.map(({ percent }) => percent))], MOST_MOVED);
}

export type ReviewedMove = TaxMove & { readonly hash: string };

/** What a move would do, and the hash of it. The look at it and the move itself are this same answer. */
export async function reviewMove(products: readonly StoredProduct[], rate: SharedTaxRate, now: Instant): Promise<ReviewedMove> {
  const { movable, left } = planTaxMove(products, rate, now);
  const moved = movable.map(({ code, revision }) => `${code} ${revision}`);
  return { movable, left, hash: await sha256Hex(canonicalJson({ code: rate.code, moved })) };
}
