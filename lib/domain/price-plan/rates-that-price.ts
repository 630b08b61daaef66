import type { RateTarget } from "#lib/rating/rate-book.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { RateDefinitions } from "./rate-definitions.ts";

/**
 * The document with those rates only that could price usage of the product: what the usage costs is the same, and of a plan with
 * thousands of rates a handful are left to read. A rate that cannot be read keeps only its own usage from having a price.
 */
export function ratesThatPrice(document: PricePlanDocument, { products }: RateDefinitions, code: string): PricePlanDocument {
  const product = Object.hasOwn(products, code) ? products[code] : undefined;
  const couldPrice = (target: RateTarget) => {
    if ("product" in target) return target.product === code;
    if ("family" in target) return target.family === product?.family;
    return target.productType === product?.productType;
  };
  const rates = document.rates.filter((rate) => couldPrice(rate.for));
  // A document without rates is refused as one. That none is for the product is another answer, which one for others leads to.
  return { ...document, rates: rates.length > 0 ? rates : document.rates.slice(0, 1) };
}
