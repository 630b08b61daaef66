import { type Decimal, decimal } from "#lib/kernel/decimal.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import type { UsageUdrType } from "#lib/rating/usage.ts";
import type { UdrTypeDefinition } from "../price-plan/definitions-schema.ts";
import type { PricePlanDocument } from "../price-plan/price-plan-document.ts";
import { type KnownAttribute, knownAttributes } from "./known-attribute.ts";

/** A product that has a rate, with everything that a line of its usage is checked against. */
export type KnownProduct = {
  readonly productCode: string;
  readonly productTypeCode: string;
  readonly productFamilyCode: string | null;
  readonly taxPercent: Decimal;
  readonly udrType: UsageUdrType | null;
  /** What the UDR type counts in; null where the document declares none. */
  readonly unit: string | null;
  readonly attributes: readonly KnownAttribute[];
};

/** The products of a self-contained document that some rate of its book is for, by code. */
export function knownProducts(document: PricePlanDocument, { rates }: RateBook): ReadonlyMap<string, KnownProduct> {
  const targets = new Set(rates.map((rate) => JSON.stringify(rate.for)));
  const known = new Map<string, KnownProduct>();
  for (const [productCode, product] of Object.entries(document.products ?? {})) {
    const { productType, family = null, taxRate } = product;
    const reaching = [{ product: productCode }, { productType }, { family }];
    if (!reaching.some((target) => targets.has(JSON.stringify(target)))) continue;
    known.set(productCode, {
      productCode,
      productTypeCode: productType,
      productFamilyCode: family,
      taxPercent: decimal(taxRate),
      ...declared(document, "udrType" in product ? (product.udrType ?? null) : null),
    });
  }
  return known;
}

function declared(
  { udrTypes = {}, valueLists = {} }: PricePlanDocument,
  code: string | null,
): Pick<KnownProduct, "udrType" | "unit" | "attributes"> {
  const definition: UdrTypeDefinition | undefined = code !== null && Object.hasOwn(udrTypes, code) ? udrTypes[code] : undefined;
  if (code === null || definition === undefined) return { udrType: null, unit: null, attributes: [] };
  const { unit, unitDecimals, split = false } = definition;
  return { udrType: { code, unitDecimals, split }, unit, attributes: knownAttributes(definition, valueLists) };
}
