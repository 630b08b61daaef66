import { listCatalogs } from "#db/queries/catalogs.ts";
import { listTimeModels, listUsageZones } from "#db/queries/definitions.ts";
import { installationZone } from "#db/queries/installation.ts";
import { findProductType } from "#db/queries/product-types.ts";
import { findProduct, listLiveDocuments, listProviderCodes, listTaxRates } from "#db/queries/products.ts";
import { linesFor } from "#lib/domain/catalog/evaluate-catalogs.ts";
import { priceLinesFor } from "#lib/domain/product/price-lines.ts";
import { type ProductView, taxHistory } from "#lib/domain/product/product-view.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

export type ProductDetail = { readonly zone: string; readonly product: ProductView };

/** A product, archived or not, with everything that sells, prices, taxes and delivers it. */
export async function getProduct(context: Context, code: string): Promise<ProductDetail | null> {
  const { database, now } = context;
  const stored = await findProduct(database, code, now);
  if (!stored) return null;
  const { item, productId, description } = stored;
  const named = { code, productTypeCode: item.type.code, productFamilyCode: item.family?.code ?? null };
  const catalogs = (await listCatalogs(database)).flatMap((catalog) =>
    linesFor(named, catalog).map(({ target, availableFrom, availableTo }) => ({
      code: catalog.code,
      name: catalog.name,
      state: catalog.state,
      through: target,
      availableFrom,
      availableTo,
    })),
  );
  const documents = await listLiveDocuments(database, now);
  const names = { timeModels: await listTimeModels(database), zones: await listUsageZones(database) };
  return {
    zone: await installationZone(database),
    product: {
      ...item,
      description,
      productType: present(await findProductType(database, item.type.code), `product type ${item.type.code}`),
      taxRates: taxHistory(await listTaxRates(database, productId), now),
      catalogs,
      priceLines: priceLinesFor({ code, productTypeCode: item.type.code, familyCode: named.productFamilyCode }, documents, names),
      providerCodes: await listProviderCodes(database, productId),
      history: await definitionHistory(context, { entity: "product", code }),
    },
  };
}
