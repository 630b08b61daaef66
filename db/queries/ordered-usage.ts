import { and, eq, gte, isNotNull, lt, ne, sum } from "drizzle-orm";
import type { OrderedUsage } from "#lib/domain/catalog/catalog.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { product, productFamily, productType } from "../schema/product.ts";
import { udr } from "../schema/udr.ts";
import type { Reader } from "../tx.ts";

/**
 * What a subscription ordered for a half-open period, by product: posted and scheduled, in the quantity that it was adjusted to.
 * What was cancelled, imported or charged as a fee was not ordered.
 */
export async function sumOrdered(
  reader: Reader,
  { shard, accountId, subscriptionId }: SubscriptionKey,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly OrderedUsage[]> {
  const rows = await reader
    .select({
      code: product.code,
      productTypeCode: productType.code,
      productFamilyCode: productFamily.code,
      quantity: sum(udr.quantity),
    })
    .from(udr)
    .innerJoin(product, eq(product.productId, udr.productId))
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .where(
      and(
        eq(udr.shard, shard),
        eq(udr.accountId, accountId),
        eq(udr.subscriptionId, subscriptionId),
        gte(udr.usedFrom, from),
        lt(udr.usedFrom, until),
        isNotNull(udr.orderId),
        ne(udr.state, "cancelled"),
      ),
    )
    .groupBy(product.code, productType.code, productFamily.code);
  return rows.map(({ quantity, ...named }) => ({ ...named, quantity: decimal(quantity ?? "0") }));
}
