import type { CompiledRate, CompiledRateBook } from "./compile-rate-book.ts";
import type { Usage } from "./usage.ts";

export type SelectedRate = {
  readonly rate: CompiledRate;
  /** Rates for the type or the family that the winner beats. */
  readonly lessSpecific: readonly CompiledRate[];
};

/** Product beats product type beats family. Null when the book has no rate for the usage. */
export function selectRate(book: CompiledRateBook, usage: Usage): SelectedRate | null {
  const candidates = [
    book.byProduct.get(usage.productCode),
    book.byProductType.get(usage.productTypeCode),
    usage.productFamilyCode === null ? undefined : book.byFamily.get(usage.productFamilyCode),
  ];
  const [rate, ...lessSpecific] = candidates.filter((candidate) => candidate !== undefined);
  return rate ? { rate, lessSpecific } : null;
}
