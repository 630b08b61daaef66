import type { RateTarget } from "#lib/rating/rate-book.ts";
import type { Definitions } from "./definitions.ts";
import { errorAt, type Finding } from "./finding.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";

/** What the console offers, by code, for a check of what rates and discounts are for. */
export type KnownOffer = {
  readonly definitions: Definitions;
  readonly products: ReadonlyMap<string, ServiceKind>;
  readonly productTypes: ReadonlyMap<string, ServiceKind>;
  readonly families: ReadonlySet<string>;
};

/** Only usage services are rated: a termed service has no UDRs. */
export type ServiceKind = { readonly isUsageService: boolean };

export function checkTargets(document: PricePlanDocument, offer: KnownOffer): readonly Finding[] {
  const known = withOwnProducts(document, offer);
  return [
    ...document.rates.flatMap((rate, index) => checkTarget(rate.for, `rates[${index}].for`, known)),
    ...(document.discounts ?? []).flatMap(({ for: target }, index) =>
      // UDR types are no part of the offer; they are looked up with the other definitions.
      target === null || "udrType" in target ? [] : checkTarget(target, `discounts[${index}].for`, known),
    ),
  ];
}

function checkTarget(target: RateTarget, path: string, offer: KnownOffer): readonly Finding[] {
  if ("product" in target) return checkService({ what: "product", code: target.product, kind: offer.products.get(target.product) }, path);
  if ("productType" in target) {
    return checkService({ what: "product type", code: target.productType, kind: offer.productTypes.get(target.productType) }, path);
  }
  return offer.families.has(target.family) ? [] : [errorAt(`${path}.family`, `There is no product family ${target.family}.`)];
}

type Service = { readonly what: "product" | "product type"; readonly code: string; readonly kind: ServiceKind | undefined };

function checkService({ what, code, kind }: Service, path: string): readonly Finding[] {
  const member = what === "product" ? `${path}.product` : `${path}.productType`;
  if (kind === undefined) return [errorAt(member, `There is no ${what} ${code}.`)];
  return kind.isUsageService ? [] : [errorAt(member, `The ${what} ${code} is not a usage service, so it is never rated.`)];
}

/** Products that a self-contained document brings along are usage services by being there. */
function withOwnProducts({ products = {} }: PricePlanDocument, offer: KnownOffer): KnownOffer {
  const usage: ServiceKind = { isUsageService: true };
  const own = Object.entries(products);
  return {
    definitions: offer.definitions,
    products: new Map([...offer.products, ...own.map(([code]): [string, ServiceKind] => [code, usage])]),
    productTypes: new Map([...offer.productTypes, ...own.map(([, { productType }]): [string, ServiceKind] => [productType, usage])]),
    families: new Set([...offer.families, ...own.flatMap(([, { family }]) => family ?? [])]),
  };
}
