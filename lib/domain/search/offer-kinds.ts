import { can, type Permission, type Role } from "../people/permissions.ts";

/** What the palette finds besides accounts and UDRs: where each stands, what it is called, and who may read it. */
export const OFFER_KINDS = {
  pricePlan: { name: "Price plan", list: "/price-plans", permission: "pricePlan.read" },
  product: { name: "Product", list: "/products", permission: "definition.read" },
  catalog: { name: "Catalog", list: "/catalogs", permission: "definition.read" },
  productType: { name: "Product type", list: "/product-types", permission: "definition.read" },
  productFamily: { name: "Product family", list: "/product-families", permission: "definition.read" },
  taxRate: { name: "Tax rate", list: "/tax-rates", permission: "definition.read" },
  udrType: { name: "UDR type", list: "/udr-types", permission: "definition.read" },
  usageZone: { name: "Usage zone", list: "/usage-zones", permission: "definition.read" },
  timeModel: { name: "Date/time model", list: "/time-models", permission: "definition.read" },
  unit: { name: "Unit", list: "/units", permission: "definition.read" },
  source: { name: "Source", list: "/sources", permission: "definition.read" },
  lookUpTable: { name: "Look-up table", list: "/look-up-tables", permission: "definition.read" },
  valueList: { name: "Value list", list: "/value-lists", permission: "definition.read" },
} as const satisfies Record<string, { readonly name: string; readonly list: string; readonly permission: Permission }>;

export type OfferKind = keyof typeof OFFER_KINDS;

const ALL = [
  "pricePlan",
  "product",
  "catalog",
  "productType",
  "productFamily",
  "taxRate",
  "udrType",
  "usageZone",
  "timeModel",
  "unit",
  "source",
  "valueList",
  "lookUpTable",
] as const;

/** In the order in which equals are shown: what is priced and sold before what it is made of. */
export function offerKindsFor(role: Role): readonly OfferKind[] {
  return ALL.filter((kind) => can(role, OFFER_KINDS[kind].permission));
}

export type OfferHit = {
  /** "Price plan" */
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly href: string;
  /** It is what was typed, or begins with it, or has words that do. Else the letters stand somewhere inside. */
  readonly isSure: boolean;
};

const MOST_WORDS = 8;

/** What is looked for: the whole text, and each of its words; in lower case, as the database compares. */
export function offerWords(q: string): { readonly text: string; readonly words: readonly string[] } {
  const text = q.trim().toLowerCase();
  return { text, words: text.split(/\s+/u).slice(0, MOST_WORDS) };
}
