import type { Instant } from "#lib/kernel/instant.ts";
import type { CatalogState, CatalogTarget } from "../catalog/catalog.ts";
import type { DefinitionChange } from "../definition/definition-change.ts";
import type { Reference } from "../definition/reference.ts";
import type { PriceLine } from "./price-lines.ts";

export const CLASSIFICATION_NAMES = { service: "Service", physicalGood: "Physical good" } as const;
export const SERVICE_TYPE_NAMES = { usage: "Usage", termed: "Termed", oneTime: "One-time", expense: "Expense" } as const;
export const COMPOSITION_NAMES = { flat: "Flat", fixedBundle: "Fixed bundle", flexibleBundle: "Flexible bundle" } as const;
export const RATING_NAMES = { here: "Rated here", elsewhere: "Rated elsewhere" } as const;

export type ProductTypeView = Reference & {
  readonly description: string | null;
  readonly classification: keyof typeof CLASSIFICATION_NAMES;
  readonly serviceType: keyof typeof SERVICE_TYPE_NAMES | null;
  readonly composition: keyof typeof COMPOSITION_NAMES;
  readonly usedForProvisioning: boolean;
  readonly udrTypes: readonly (Reference & { readonly isDefault: boolean })[];
  readonly revision: number;
  /** Archived definitions stay readable and are offered nowhere. */
  readonly archivedAt: Instant | null;
};

export type ProductFamilyView = Reference & {
  readonly revision: number;
  readonly archivedAt: Instant | null;
  /** Of the products that are not archived. */
  readonly products: number;
};

export type Validity = "valid" | "notYet" | "over";

export type ProductListItem = Reference & {
  readonly type: Reference;
  readonly family: Reference | null;
  readonly rating: keyof typeof RATING_NAMES;
  readonly taxPercent: string | null;
  /** The rate that it shares with others; null: its own. */
  readonly taxRate: Reference | null;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  readonly validity: Validity;
  readonly revision: number;
  readonly archivedAt: Instant | null;
};

export type TaxRateView = {
  readonly percent: string;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  readonly validity: Validity;
};

type CatalogOffer = Reference & {
  readonly state: CatalogState;
  readonly through: CatalogTarget;
  readonly availableFrom: Instant | null;
  readonly availableTo: Instant | null;
};

export type ProductView = ProductListItem & {
  readonly description: string | null;
  readonly productType: ProductTypeView;
  readonly taxRates: readonly TaxRateView[];
  readonly catalogs: readonly CatalogOffer[];
  readonly priceLines: readonly PriceLine[];
  readonly providerCodes: readonly { readonly provider: Reference; readonly code: string }[];
  readonly history: readonly DefinitionChange[];
};

/** Half-open, as every period. */
export function validityAt(
  at: Instant,
  { validFrom, validTo }: { readonly validFrom: Instant; readonly validTo: Instant | null },
): Validity {
  if (at < validFrom) return "notYet";
  return validTo !== null && at >= validTo ? "over" : "valid";
}

/** Each rate holds until the next begins. Newest first, because the current one and what comes are asked about. */
export function taxHistory(
  rates: readonly { readonly percent: string; readonly validFrom: Instant }[],
  at: Instant,
): readonly TaxRateView[] {
  const ordered = [...rates].sort((left, right) => left.validFrom - right.validFrom);
  return ordered
    .map(({ percent, validFrom }, index) => {
      const validTo = ordered[index + 1]?.validFrom ?? null;
      return { percent, validFrom, validTo, validity: validityAt(at, { validFrom, validTo }) };
    })
    .reverse();
}

/** "14 products", as one user among others; nothing where there is none. */
export function productsInWords(count: number): readonly string[] {
  return count === 0 ? [] : [`${count.toLocaleString("en-GB")} ${count === 1 ? "product" : "products"}`];
}
