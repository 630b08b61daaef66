import type { DocumentRate, PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";

/** A document for whoever has the rates of an earlier one: null stands for the rate that stood there. Of thousands mostly one has changed. */
export type DocumentPatch = Omit<PricePlanDocument, "rates"> & { readonly rates: readonly (DocumentRate | null)[] };

export function patchOf(earlier: readonly DocumentRate[], { rates, ...document }: PricePlanDocument): DocumentPatch {
  return { ...document, rates: rates.map((rate, index) => (rate === earlier[index] ? null : rate)) };
}

export function patched(earlier: readonly DocumentRate[], { rates, ...document }: DocumentPatch): PricePlanDocument {
  return { ...document, rates: rates.flatMap((rate, index) => rate ?? earlier[index] ?? []) };
}
