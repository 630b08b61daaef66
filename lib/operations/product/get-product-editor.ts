import { installationZone } from "#db/queries/installation.ts";
import { listProductFamilies } from "#db/queries/product-families.ts";
import { findProductType, listProductTypes } from "#db/queries/product-types.ts";
import { findStoredProduct } from "#db/queries/stored-products.ts";
import { findTaxRate, listTaxRates } from "#db/queries/tax-rates.ts";
import type { Reader } from "#db/tx.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { StoredProduct } from "#lib/domain/product/product-content.ts";
import type { SharedTaxRate } from "#lib/domain/tax-rate/tax-rate.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

export type ProductEditorView = {
  readonly zone: string;
  readonly now: Instant;
  readonly types: readonly (Reference & { readonly isUsage: boolean })[];
  readonly families: readonly Reference[];
  readonly sharedRates: readonly SharedTaxRate[];
  /** Null for a new product. */
  readonly stored: StoredProduct | null;
};

/** What the form of a product offers, and the product that it changes; null where there is none of that code. */
export async function getProductEditor({ database, now }: Context, code: string | null): Promise<ProductEditorView | null> {
  const stored = code === null ? null : await findStoredProduct(database, code);
  if (code !== null && stored === null) return null;
  const types = await listProductTypes(database);
  const own = stored === null ? null : await findProductType(database, stored.content.type);
  const offered = own === null || types.some((type) => type.code === own.code) ? types : [...types, own];
  return {
    zone: await installationZone(database),
    now,
    types: offered.map((type) => ({ code: type.code, name: type.name, isUsage: type.serviceType === "usage" })),
    families: (await listProductFamilies(database)).map((family) => ({ code: family.code, name: family.name })),
    sharedRates: await sharedRates(database, stored?.content.taxRate ?? null),
    stored,
  };
}

/** Those in use, and the one that it has although it may be archived. */
async function sharedRates(database: Reader, current: string | null): Promise<readonly SharedTaxRate[]> {
  const rates = await listTaxRates(database);
  const own = current === null || rates.some(({ code }) => code === current) ? null : await findTaxRate(database, current);
  return [...rates, ...(own === null ? [] : [own])].map(({ code, name, steps }) => ({ code, name, steps }));
}
