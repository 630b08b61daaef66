import { and, desc, eq, inArray, isNull, lte, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { product, productTaxRate, taxRateStep } from "../schema/product.ts";
import type { Reader } from "../tx.ts";

/** It holds until the product's next one begins. */
export type ProductTaxStep = { readonly percent: Decimal; readonly validFrom: Instant };

/**
 * The tax of every product, step by step, as a relation: the steps of the rate that it shares with others, or its own where it shares none.
 * Nothing else reads `product_tax_rate` and `tax_rate_step` to find a price, so a quote, an order, a correction and a backtest agree.
 */
export function productTax(reader: Reader) {
  const own = reader
    .select({ productId: productTaxRate.productId, percent: productTaxRate.percent, validFrom: productTaxRate.validFrom })
    .from(productTaxRate)
    .innerJoin(product, eq(product.productId, productTaxRate.productId))
    .where(isNull(product.taxRateId));
  const shared = reader
    .select({ productId: product.productId, percent: taxRateStep.percent, validFrom: taxRateStep.validFrom })
    .from(product)
    .innerJoin(taxRateStep, eq(taxRateStep.taxRateId, product.taxRateId));
  return unionAll(own, shared).as("product_tax");
}

/** In a statement that reads products: what holds at the instant. Null before the first step. */
export function taxPercentAt(reader: Reader, at: Instant): SQL<Decimal | null> {
  const tax = productTax(reader);
  const held = reader
    .select({ percent: tax.percent })
    .from(tax)
    .where(and(eq(tax.productId, product.productId), lte(tax.validFrom, at)))
    .orderBy(desc(tax.validFrom))
    .limit(1);
  return sql<Decimal | null>`(${held})`.mapWith(productTaxRate.percent);
}

/** The steps of these products, the latest first; of all of them where none are named. */
export async function listProductTax(
  reader: Reader,
  productIds: readonly number[] | null = null,
): Promise<ReadonlyMap<number, readonly ProductTaxStep[]>> {
  if (productIds?.length === 0) return new Map();
  const tax = productTax(reader);
  const rows = await reader
    .select()
    .from(tax)
    .where(productIds === null ? undefined : inArray(tax.productId, [...productIds]))
    .orderBy(desc(tax.validFrom));
  return Map.groupBy(rows, ({ productId }) => productId);
}
