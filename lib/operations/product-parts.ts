import { holdProductFamilies } from "#db/queries/product-families.ts";
import { findProductType, holdProductTypes } from "#db/queries/product-types.ts";
import { countUnratedUdrs, lockUdrTypes } from "#db/queries/product-uses.ts";
import { holdTaxRates, type StoredTaxRate } from "#db/queries/tax-rates.ts";
import type { Tx } from "#db/tx.ts";
import { MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import type { ProductContent, StoredProduct } from "#lib/domain/product/product-content.ts";

/** The types and families in use among those that are named, by code, with their ids; they stay in use until the transaction ends. */
export type ProductParts = {
  readonly types: ReadonlyMap<string, number>;
  readonly families: ReadonlyMap<string, number>;
  /** Archived ones too, since what has one keeps it: with their steps, as they stay until then. */
  readonly taxRates: ReadonlyMap<string, StoredTaxRate>;
};

type Named = Partial<Pick<ProductContent, "type" | "family" | "taxRate">>;

export async function holdParts(tx: Tx, named: readonly Named[]): Promise<ProductParts> {
  const codes = (member: keyof Named) => [...new Set(named.flatMap((each) => each[member] ?? []))];
  return {
    types: await holdProductTypes(tx, codes("type")),
    families: await holdProductFamilies(tx, codes("family")),
    taxRates: await holdTaxRates(tx, codes("taxRate")),
  };
}

export function offeredParts({ types, families, taxRates }: ProductParts) {
  return {
    types: new Set(types.keys()),
    families: new Set(families.keys()),
    taxRates: new Set([...taxRates.values()].flatMap(({ code, archivedAt }) => (archivedAt === null ? [code] : []))),
    taxSteps: new Map([...taxRates].map(([code, { steps }]) => [code, steps])),
  };
}

/** UDRs that wait to be rated as a type that the product would not have any more under its new product type. */
export async function unratedUnderType(tx: Tx, stored: StoredProduct | null, type: string): Promise<number> {
  if (stored === null || stored.content.type === type) return 0;
  const had = (await findProductType(tx, stored.content.type))?.udrTypes.map(({ code }) => code) ?? [];
  const has = (await findProductType(tx, type))?.udrTypes.map(({ code }) => code) ?? [];
  const gone = had.filter((code) => !has.includes(code));
  await lockUdrTypes(tx, gone);
  return countUnratedUdrs(tx, { of: { productId: stored.productId }, udrTypes: { except: has }, bound: MOST_UDRS_COUNTED });
}
