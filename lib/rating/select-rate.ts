import type { CompiledRate, CompiledRateBook } from "./compile-rate-book.ts";
import type { Usage } from "./usage.ts";

export type SelectedRate = {
  readonly rate: CompiledRate;
  /** Rates for the type or the family that the winner beats. */
  readonly lessSpecific: readonly CompiledRate[];
};

/** Of a usage, what decides its rate. */
type RatedUsage = Pick<Usage, "productCode" | "productTypeCode" | "productFamilyCode">;

/** Product beats product type beats family. Undefined when the book has no rate for the usage. */
export function rateFor(book: CompiledRateBook, usage: RatedUsage): CompiledRate | undefined {
  return book.byProduct.get(usage.productCode) ?? book.byProductType.get(usage.productTypeCode) ?? familyRateFor(book, usage);
}

/** The same, with those that it beats, for explanations. */
export function selectRate(book: CompiledRateBook, usage: Usage): SelectedRate | null {
  const rate = rateFor(book, usage);
  if (rate === undefined) return null;
  const others = [book.byProductType.get(usage.productTypeCode), familyRateFor(book, usage)];
  return { rate, lessSpecific: others.flatMap((other) => (other === undefined || other === rate ? [] : [other])) };
}

function familyRateFor({ byFamily }: CompiledRateBook, { productFamilyCode: family }: RatedUsage): CompiledRate | undefined {
  return family === null ? undefined : byFamily.get(family);
}
