import type { Instant } from "#lib/kernel/instant.ts";

export const CATALOG_STATES = ["draft", "effective", "notEffective"] as const;
export type CatalogState = (typeof CATALOG_STATES)[number];

export const CATALOG_CONDITION_KINDS = ["subscriptionType", "termedService", "accountClassification"] as const;
export type CatalogConditionKind = (typeof CATALOG_CONDITION_KINDS)[number];

/** Which services may be sold to whom. Orderable when effective, valid at that instant, and every condition is met. */
export type Catalog = {
  readonly catalogId: number;
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly state: CatalogState;
  /** None: always valid. Several: valid in any of them. */
  readonly validity: readonly CatalogValidity[];
  readonly lines: readonly CatalogLine[];
  readonly conditions: readonly CatalogCondition[];
};

/**
 * A period is half-open, with no end when `to` is null. A yearly range names its first and its last day ("12-01" to "02-28"
 * spans the turn of the year), because people name days, not the midnight after them.
 */
export type CatalogValidity =
  | { readonly kind: "period"; readonly from: Instant; readonly to: Instant | null }
  | { readonly kind: "yearly"; readonly firstDay: string; readonly lastDay: string };

/** One product, or all products of a type or family, within the line's own half-open window. */
export type CatalogLine = {
  readonly lineId: number;
  readonly target: CatalogTarget;
  readonly availableFrom: Instant | null;
  readonly availableTo: Instant | null;
};

export type CatalogTarget = {
  readonly kind: "product" | "productType" | "productFamily";
  readonly code: string;
  readonly name: string;
};

/** One of the codes must match; negated, none of them may. `names` stand in the order of `codes`. */
export type CatalogCondition = {
  readonly kind: CatalogConditionKind;
  readonly negated: boolean;
  readonly codes: readonly string[];
  readonly names: readonly string[];
};

/** What the evaluation must know of a product. */
export type CatalogProduct = {
  readonly code: string;
  readonly name: string;
  readonly productTypeCode: string;
  readonly productFamilyCode: string | null;
  readonly serviceType: string | null;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
};

/** What the evaluation must know of who would order. The termed services are those effective at the instant asked about. */
export type CatalogSubscriber = {
  readonly subscriptionTypeCode: string;
  readonly accountClassificationCode: string | null;
  readonly effectiveTermedServiceCodes: readonly string[];
};
