import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Candidates } from "../discounts/judge-discounts.ts";
import { ROW_STEP } from "./quick-rates.ts";

/**
 * What a book says of the usage of one product, found once and then looked up by the product's code: the row of its rate and the number
 * of its facts, in one whole number. An object for each of thousands of products would be one more memory line or two to wait for.
 */
export type ProductSheet = number;

/** Facts that thousands of products have in common, so that there are few of them and they stay near. */
export type SharedFacts = {
  readonly productTypeCode: string;
  readonly productFamilyCode: string | null;
  /** Null where no discount asks for it. */
  readonly udrTypeCode: string | null;
  /** Usage is priced by a row: there is a rate, and not one that counts usage together. */
  readonly hasRow: boolean;
  readonly split: boolean | null;
  /** Some charge of the rate measures amounts of the metadata, of which a cut usage has shares. */
  readonly measuresAmounts: boolean;
  readonly candidates: Candidates;
  readonly tax: QuickTax;
};

export type ProductSheets = {
  readonly byProduct: Map<string, ProductSheet>;
  /** Of products that come as several types or families, or by several UDR types: a product mostly has one of each. */
  readonly further: Map<string, readonly ProductSheet[]>;
  readonly shared: SharedFacts[];
  kept: number;
  /** What was read of rows ahead of time comes to. Nobody asks for it, but what comes to nothing would not be read. */
  touched: number;
};

export function noSheets(): ProductSheets {
  return { byProduct: new Map(), further: new Map(), shared: [], kept: 0, touched: 0 };
}

const FACT_BITS = 12;

/** The last number means that there are no facts. */
export const MOST_SHARED = (1 << FACT_BITS) - 1;

/** Of usage that is left to the exact path. */
export const NO_SHEET: ProductSheet = sheetOf(0, MOST_SHARED);

/** A sheet is a number of 31 bits, so that reading it fetches nothing. */
const MOST_ROWS = 1 << (31 - FACT_BITS);

/** Whether a sheet can say where the row is: half a million places are more than any plan has rows. */
export function isWithinReach(row: number): boolean {
  return row / ROW_STEP < MOST_ROWS;
}

export function sheetOf(row: number, facts: number): ProductSheet {
  return ((row / ROW_STEP) << FACT_BITS) | facts;
}

export function rowOf(sheet: ProductSheet): number {
  return (sheet >> FACT_BITS) * ROW_STEP;
}

export function factsAt(sheet: ProductSheet): number {
  return sheet & MOST_SHARED;
}

/** `percent` of `hundred`, whole numbers both. */
export type QuickTax = { readonly of: Decimal; readonly percent: number; readonly hundred: number };
