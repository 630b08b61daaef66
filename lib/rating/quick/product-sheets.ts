import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Candidates } from "../discounts/judge-discounts.ts";

/** What a book says of the usage of one product: found once, and then looked up by the product's code. */
export type ProductSheet = {
  readonly productTypeCode: string;
  readonly productFamilyCode: string | null;
  /** Null where no discount asks for it. */
  readonly udrTypeCode: string | null;
  /** The row of its rate; null where there is none, or one that counts usage together. */
  readonly row: number | null;
  readonly shared: SharedFacts;
  /** Of the same product, as another type or family or by another UDR type: a product mostly has one of each. */
  readonly next: ProductSheet | null;
};

/** What thousands of products have in common, so that there are few of it and they stay near. */
export type SharedFacts = {
  readonly split: boolean | null;
  /** Some charge of the rate measures amounts of the metadata, of which a cut usage has shares. */
  readonly measuresAmounts: boolean;
  readonly candidates: Candidates;
  readonly tax: QuickTax;
};

export type ProductSheets = {
  readonly byProduct: Map<string, ProductSheet>;
  readonly shared: SharedFacts[];
  kept: number;
  /** What was read of rows ahead of time comes to. Nobody asks for it, but what comes to nothing would not be read. */
  touched: number;
};

export function noSheets(): ProductSheets {
  return { byProduct: new Map(), shared: [], kept: 0, touched: 0 };
}

/** `percent` of `hundred`, whole numbers both. */
export type QuickTax = { readonly of: Decimal; readonly percent: number; readonly hundred: number };
