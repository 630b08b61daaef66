import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import type { RateTarget } from "#lib/rating/rate-book.ts";
import { declarationsOf } from "./attribute-types.ts";
import { type Definitions, definitionsFor } from "./definitions.ts";
import type { ProductDefinition } from "./definitions-schema.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import { usedDefinitions } from "./used-definitions.ts";

type Products = Readonly<Record<string, ProductDefinition>>;

/**
 * A stored document with what it refers to in the console, and nothing else of the console: it prices the same wherever it is
 * read. Products are those that some rate is for.
 */
export function exportDocument(document: PricePlanDocument, own: Definitions, ownProducts: Products): PricePlanDocument {
  const definitions = definitionsFor(document, own);
  const { timeModels, zones } = usedDefinitions(document, definitions);
  const products = reachedProducts(document, { ...ownProducts, ...document.products });
  const udrTypes = usedUdrTypes(document, products, definitions);
  const lists = new Set(
    Object.values(udrTypes).flatMap(({ attributes }) => Object.values(attributes).flatMap(({ values }) => values ?? [])),
  );
  return {
    ...document,
    timeModels: Object.fromEntries(timeModels),
    zones: Object.fromEntries(zones),
    udrTypes,
    valueLists: only(definitions.valueLists, (code) => lists.has(code)),
    products,
    discounts: document.discounts ?? [],
  };
}

function reachedProducts({ rates }: PricePlanDocument, products: Products): Products {
  const targets = new Set(rates.map((rate) => canonicalJson(rate.for)));
  const isTarget = (target: RateTarget) => targets.has(canonicalJson(target));
  return only(products, (product, { productType, family }) => {
    return isTarget({ product }) || isTarget({ productType }) || (typeof family === "string" && isTarget({ family }));
  });
}

/** Those that measure a product, that declare an attribute a zone asks for, or that a discount is for. */
function usedUdrTypes(document: PricePlanDocument, products: Products, definitions: Definitions): Definitions["udrTypes"] {
  const asked = usedDefinitions(document, definitions).zones.flatMap(([, { all }]) => all.map(({ attribute }) => attribute));
  const codes = new Set([
    ...Object.values(products).flatMap(({ udrType }) => udrType ?? []),
    ...asked.flatMap((attribute) => declarationsOf(attribute, definitions).map(({ udrType }) => udrType)),
    ...(document.discounts ?? []).flatMap(({ for: target }) => (target !== null && "udrType" in target ? target.udrType : [])),
  ]);
  return only(definitions.udrTypes, (code) => codes.has(code));
}

function only<Definition>(
  definitions: Readonly<Record<string, Definition>>,
  isWanted: (code: string, definition: Definition) => boolean,
): Readonly<Record<string, Definition>> {
  return Object.fromEntries(Object.entries(definitions).filter(([code, definition]) => isWanted(code, definition)));
}
