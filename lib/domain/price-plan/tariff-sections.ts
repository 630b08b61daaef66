import type { Scope } from "#lib/rating/rate-book.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { RatingSurroundings } from "./price-plan-view.ts";
import { type ConditionWords, type RateLines, rateLines } from "./rate-lines.ts";
import type { TariffPrice, TariffSection, TariffTax } from "./tariff-view.ts";

type Product = {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly family: string | null;
  readonly taxPercent: string;
};

const COUNTS_TOGETHER = {
  udr: null,
  period: "Counted over all usage of a billing cycle.",
  pool: "Counted over all usage of an agreement's billing cycle.",
} as const satisfies Record<Scope, string | null>;

/**
 * What each product costs, by product type. Of several rates the product's own is shown before that of its type, and that before its
 * family's: the one that prices it. Products without a rate are not for sale under this plan and not on its sheet.
 */
export function tariffSections(document: PricePlanDocument, { definitions, names }: RatingSurroundings): readonly TariffSection[] {
  const rates = rateLines(document.rates, definitions, names);
  const products = Object.entries(definitions.products).map(
    ([code, { productType, family = null, taxRate }]): Product => ({
      code,
      name: names.products[code] ?? code,
      type: productType,
      family,
      taxPercent: taxRate,
    }),
  );
  const priced = products.flatMap((product) => {
    const rate = rateOf(product, rates);
    return rate === null ? [] : [{ product, rate }];
  });
  return [...Map.groupBy(priced, ({ product }) => product.type)]
    .map(([code, members]) => ({
      code,
      name: names.productTypes[code]?.name ?? code,
      prices: [...Map.groupBy(members, ({ rate }) => rate.key).values()]
        .flatMap((group) =>
          group[0] === undefined
            ? []
            : [
                priceOf(
                  group[0].rate,
                  group.map(({ product }) => product),
                  document.timeZone,
                ),
              ],
        )
        .sort((left, right) => rank(left) - rank(right) || byText(left.products[0] ?? "", right.products[0] ?? "")),
    }))
    .sort((left, right) => byText(left.name, right.name));
}

function rateOf(product: Product, rates: readonly RateLines[]): RateLines | null {
  const ofKind = (kind: RateLines["target"]["kind"], code: string | null) =>
    rates.find(({ target }) => target.kind === kind && target.code === code);
  return ofKind("product", product.code) ?? ofKind("productType", product.type) ?? ofKind("family", product.family) ?? null;
}

function priceOf(rate: RateLines, products: readonly Product[], zone: string): TariffPrice {
  return {
    rateKey: rate.key,
    products: products.map(({ name }) => name).sort(byText),
    isOfAll: rate.target.kind !== "product",
    unit: rate.unit,
    countsTogether: COUNTS_TOGETHER[rate.scope],
    taxPercents: [...new Set(products.map(({ taxPercent }) => taxPercent))].sort(byText),
    lines: rate.lines.map((line) => ({ ...line, time: line.time && onPlanClock(line.time, zone) })),
  };
}

/** The sheet says once whose clock it means; only another clock is named again. */
function onPlanClock({ name, detail }: ConditionWords, zone: string): ConditionWords {
  const suffix = ` (${zone})`;
  return { name, detail: detail.endsWith(suffix) ? detail.slice(0, -suffix.length) : detail };
}

/** What holds for all of a type first, then what is priced by itself. */
function rank({ isOfAll }: TariffPrice): number {
  return isOfAll ? 0 : 1;
}

function byText(left: string, right: string): number {
  return left.localeCompare(right, "en");
}

export function tariffTax({ taxInclusive }: PricePlanDocument, sections: readonly TariffSection[]): TariffTax {
  const percents = new Set(sections.flatMap(({ prices }) => prices.flatMap(({ taxPercents }) => taxPercents)));
  const [first = null] = percents;
  return { isIncluded: taxInclusive, percent: percents.size === 1 ? first : null };
}
