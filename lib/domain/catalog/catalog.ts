import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";

export const CATALOG_STATES = ["draft", "effective", "notEffective"] as const;
export type CatalogState = (typeof CATALOG_STATES)[number];

export const CATALOG_CONDITION_KINDS = [
  "subscriptionType",
  "termedService",
  "accountClassification",
  "payment",
  "billingTerm",
  "provider",
] as const;
export type CatalogConditionKind = (typeof CATALOG_CONDITION_KINDS)[number];

export const CATALOG_TARGET_KINDS = ["product", "productType", "productFamily"] as const;

export const REQUIREMENT_MODES = ["any", "all"] as const;
export const LIMIT_PERIODS = ["day", "week", "month", "cycle"] as const;
export type LimitPeriod = (typeof LIMIT_PERIODS)[number];

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

/** As it is stored, archived or not. Each change makes a new revision. */
export type StoredCatalog = Catalog & { readonly revision: number; readonly archivedAt: Instant | null };

/** One product, or all products of a type or family, within the line's own half-open window. */
export type CatalogLine = {
  readonly lineId: number;
  readonly target: CatalogTarget;
  readonly availableFrom: Instant | null;
  readonly availableTo: Instant | null;
  /** Termed services that the subscription must have effective when it orders: any of them, or all. */
  readonly requires: ServiceRequirement | null;
  /** Termed services none of which it may have effective. */
  readonly excludes: NamedServices | null;
  /** How much of the line's products together a subscription may order in a period of its account's calendar. */
  readonly limit: CatalogLimit | null;
};

export type CatalogTarget = {
  readonly kind: (typeof CATALOG_TARGET_KINDS)[number];
  readonly code: string;
  readonly name: string;
};

/** `names` stand in the order of `codes`. */
export type NamedServices = { readonly codes: readonly string[]; readonly names: readonly string[] };

export type ServiceRequirement = NamedServices & { readonly mode: (typeof REQUIREMENT_MODES)[number] };

/** The quantity is an exact decimal above 0. */
export type CatalogLimit = { readonly quantity: string; readonly per: LimitPeriod };

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
  readonly payment: "normal" | "prepaid";
  readonly billingTermCode: string;
  readonly providerCode: string | null;
  /** The account's, in whose days, weeks and months a limit counts. */
  readonly timeZone: string;
  /** The periods that the instant asked about is in, for those that a limit speaks of. */
  readonly ordered: readonly OrderedInPeriod[];
};

/** What a subscription ordered in one period, cancelled orders left out. The period is half-open. */
export type OrderedInPeriod = {
  readonly per: LimitPeriod;
  readonly from: Instant;
  readonly until: Instant;
  readonly usage: readonly OrderedUsage[];
};

export type OrderedUsage = Pick<CatalogProduct, "code" | "productTypeCode" | "productFamilyCode"> & { readonly quantity: Decimal };
