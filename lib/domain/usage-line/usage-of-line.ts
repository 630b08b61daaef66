import { normalise } from "#lib/kernel/decimal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Usage } from "#lib/rating/usage.ts";
import type { KnownProduct } from "./known-products.ts";
import { type LineRefusal, refusedLine } from "./line-refusal.ts";
import { readMetadata } from "./read-metadata.ts";
import type { UsageLine } from "./usage-line.ts";

/** What a plan can say about a line before anything is priced. */
export type Offer = { readonly currency: string; readonly products: ReadonlyMap<string, KnownProduct> };

/** The facts that the engine prices, or the first reason why it need not try: currency, product, unit, metadata. */
export function usageOfLine(line: UsageLine, { currency, products }: Offer): Result<Usage, LineRefusal> {
  if (line.currency !== null && line.currency !== currency) {
    return refusedLine("CURRENCY_MISMATCH", "currency", { params: { planCurrency: currency, accountCurrency: line.currency } });
  }
  const product = products.get(line.product);
  if (product === undefined) return refusedLine("NO_RATE", "product", { params: { product: line.product } });
  const tooFine = refuseFineness(line, product);
  if (tooFine !== null) return tooFine;
  const metadata = readMetadata(line.metadata, product.attributes);
  if (!metadata.ok) return metadata;
  const { productCode, productTypeCode, productFamilyCode, taxPercent, udrType } = product;
  return ok({
    productCode,
    productTypeCode,
    productFamilyCode,
    taxPercent,
    quantity: line.quantity,
    from: line.from,
    to: line.to,
    metadata: metadata.value,
    directive: line.directive,
    classification: line.classification,
    adHoc: line.adHoc,
    udrType,
  });
}

/** The code is the format's own; the sentence says which unit it was and how many decimals that has. */
function refuseFineness({ quantity }: UsageLine, { udrType, unit }: KnownProduct) {
  if (udrType === null || unit === null) return null;
  const { unitDecimals } = udrType;
  if (quantity.scale <= unitDecimals || normalise(quantity).scale <= unitDecimals) return null;
  return refusedLine("TOO_MANY_DIGITS", "amount", { code: "QUANTITY_TOO_FINE", params: { unit, decimals: unitDecimals } });
}
