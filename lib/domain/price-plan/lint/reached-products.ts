import { present } from "#lib/kernel/assert.ts";
import type { Rate, RateTarget } from "#lib/rating/rate-book.ts";
import type { KnownOffer } from "../check-targets.ts";
import type { ProductDefinition } from "../definitions-schema.ts";
import type { PricePlanDocument } from "../price-plan-document.ts";

/** A product as a linter sees it. Where its type has several UDR types, all of them; else the one it names. */
export type UsageService = ProductDefinition & { readonly udrTypes?: readonly string[] };

/** The offer, with what is known of each product that is used up. Without it only the document's own products are known. */
export type LintOffer = KnownOffer & { readonly services?: Readonly<Record<string, UsageService>> };

export type ReachedProducts = {
  /** Products that this rate prices. */
  readonly products: readonly (readonly [code: string, service: UsageService])[];
  /** How many the rate is for, those counted that have a more specific rate. */
  readonly targeted: number;
};

type Reached = { readonly products: (readonly [code: string, service: UsageService])[]; targeted: number };

/** Per rate, in their order: a product is priced by the rate for itself, else by the one for its type, else for its family. */
export function reachedProducts(rates: readonly Rate[], services: Readonly<Record<string, UsageService>>): readonly ReachedProducts[] {
  const byTarget = new Map(rates.map((rate): [string, Reached] => [keyOf(rate.for), { products: [], targeted: 0 }]));
  for (const [product, service] of Object.entries(services)) {
    const { productType, family = null } = service;
    const targets: readonly RateTarget[] = [{ product }, { productType }, ...(family === null ? [] : [{ family }])];
    const reached = targets.map((target) => byTarget.get(keyOf(target))).filter((each) => each !== undefined);
    for (const each of reached) each.targeted += 1;
    reached[0]?.products.push([product, service]);
  }
  return rates.map((rate) => present(byTarget.get(keyOf(rate.for)), rate.key));
}

/** What the document brings along stands before the console's own. */
export function servicesFor({ products = {} }: PricePlanDocument, { services = {} }: LintOffer): Readonly<Record<string, UsageService>> {
  return { ...services, ...products };
}

/** Whether every product that is offered is among the services, so that a rate for none of them is for nothing. */
export function isOfferKnown({ products = {} }: PricePlanDocument, offer: LintOffer): boolean {
  return offer.services !== undefined || [...offer.products.keys()].every((code) => Object.hasOwn(products, code));
}

/** Whether the console has such a thing. A target that it does not have is an error that `checkTargets` finds. */
export function isOffered(target: RateTarget, { products, productTypes, families }: LintOffer): boolean {
  if ("product" in target) return products.has(target.product);
  return "productType" in target ? productTypes.has(target.productType) : families.has(target.family);
}

function keyOf(target: RateTarget): string {
  return JSON.stringify(target);
}
