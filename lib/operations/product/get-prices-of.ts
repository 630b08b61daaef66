import { listTimeModels, listUsageZones } from "#db/queries/definitions.ts";
import { listLiveDocuments } from "#db/queries/products.ts";
import { type PriceLine, priceLinesFor } from "#lib/domain/product/price-lines.ts";
import type { PricedByQuery } from "#lib/domain/product/product-schema.ts";
import type { Context } from "../context.ts";

export type PricedBy = { readonly lines: readonly PriceLine[] };

/** The rates of live plans that would price a product of this code, type and family, whether it exists or is being typed. */
export async function getPricesOf({ database, now }: Context, { code, type, family }: PricedByQuery): Promise<PricedBy> {
  const names = { timeModels: await listTimeModels(database), zones: await listUsageZones(database) };
  const product = { code, productTypeCode: type, familyCode: family === "" ? null : family };
  return { lines: priceLinesFor(product, await listLiveDocuments(database, now), names) };
}
