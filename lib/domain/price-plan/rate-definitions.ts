import type { ServiceKind } from "./check-targets.ts";
import type { Definitions } from "./definitions.ts";
import type { ProductDefinition } from "./definitions-schema.ts";
import type { LintOffer } from "./lint/reached-products.ts";

/** All that pricing needs beside a document, as plain JSON: the browser prices a draft with the same as the server. */
export type RateDefinitions = {
  readonly definitions: Definitions;
  /** The usage services, with the tax that holds now. */
  readonly products: Readonly<Record<string, ProductDefinition>>;
  readonly offer: {
    readonly products: Readonly<Record<string, ServiceKind>>;
    readonly productTypes: Readonly<Record<string, ServiceKind>>;
    readonly families: readonly string[];
    /** By product type: all UDR types that its usage may come as, not only the default one. */
    readonly udrTypes?: Readonly<Record<string, readonly string[]>>;
  };
};

export function knownOfferOf({ definitions, offer, products }: RateDefinitions): LintOffer {
  const typesOf = new Map(Object.entries(offer.udrTypes ?? {}));
  const services = Object.entries(products).map(([code, product]) => {
    const udrTypes = typesOf.get(product.productType);
    return [code, udrTypes === undefined ? product : { ...product, udrTypes }] as const;
  });
  return {
    definitions,
    services: Object.fromEntries(services),
    products: new Map(Object.entries(offer.products)),
    productTypes: new Map(Object.entries(offer.productTypes)),
    families: new Set(offer.families),
  };
}

/** What people call the things that a document names by code. */
export type RateNames = {
  readonly products: Readonly<Record<string, string>>;
  readonly productTypes: Readonly<Record<string, ProductTypeName>>;
  readonly families: Readonly<Record<string, string>>;
  readonly zones: Readonly<Record<string, string>>;
  readonly timeModels: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
};

/** With the unit that its default UDR type counts. */
export type ProductTypeName = { readonly name: string; readonly unit: string | null; readonly unitName: string | null };
