import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import { shortPercent } from "./product-texts.ts";

/** Holds from its instant until the next one begins. */
export type TaxRate = { readonly percent: string; readonly validFrom: Instant };

/** Everything that is edited of a product. */
export type ProductContent = {
  readonly name: string;
  readonly description: string | null;
  /** Codes. */
  readonly type: string;
  readonly family: string | null;
  readonly rating: "here" | "elsewhere";
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  /** The code of the tax rate that it shares with others; null: it has its own, below. */
  readonly taxRate: string | null;
  /** Its own; none where it shares one. */
  readonly taxRates: readonly TaxRate[];
};

/** A product as it is stored, archived or not. */
export type StoredProduct = {
  readonly productId: number;
  readonly code: string;
  readonly revision: number;
  readonly archivedAt: Instant | null;
  readonly content: ProductContent;
};

/** The same as texts, for the audit and for the notice of a conflict. */
export type ProductState = {
  readonly name: string;
  readonly description: string | null;
  readonly type: string;
  readonly family: string | null;
  readonly rating: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly taxRate: string | null;
  /** "10 % from 2026-01-01T00:00:00.000Z" */
  readonly taxRates: readonly string[];
};

/** One content has one state: tax rates in the order of time, percentages without zeros that say nothing. */
export function productState(content: ProductContent): ProductState {
  const { name, description, type, family, rating, validFrom, validTo, taxRate } = content;
  return {
    name,
    description,
    type,
    family,
    rating,
    validFrom: instantToString(validFrom),
    validTo: validTo === null ? null : instantToString(validTo),
    taxRate,
    taxRates: taxRateTexts(content.taxRates),
  };
}

/** For the audit: in the order of time. */
export function taxRateTexts(taxRates: readonly TaxRate[]): readonly string[] {
  return inOrder(taxRates).map((rate) => `${shortPercent(rate.percent)} % from ${instantToString(rate.validFrom)}`);
}

export function inOrder(taxRates: readonly TaxRate[]): readonly TaxRate[] {
  return [...taxRates].sort((left, right) => left.validFrom - right.validFrom);
}

export function storedProductDefinition({ code, revision, archivedAt, content }: StoredProduct): StoredDefinition<ProductState> {
  return { code, revision, isArchived: archivedAt !== null, state: productState(content) };
}

/** The rate that holds at the instant, if one does. */
export function taxRateAt(taxRates: readonly TaxRate[], at: Instant): TaxRate | null {
  return inOrder(taxRates).findLast(({ validFrom }) => validFrom <= at) ?? null;
}
