import type { Instant } from "#lib/kernel/instant.ts";
import type { DefinitionChange } from "../definition/definition-change.ts";
import type { BoundedCount } from "../home/home-view.ts";
import type { ProductListItem } from "../product/product-view.ts";
import type { CatalogLine, CatalogState, CatalogValidity, StoredCatalog } from "./catalog.ts";
import type { Stretch } from "./validity-stretches.ts";

export const CATALOG_STATE_NAMES = { draft: "Draft", effective: "Effective", notEffective: "Not effective" } as const satisfies Record<
  CatalogState,
  string
>;

export const TARGET_NAMES = { product: "Product", productType: "Product type", productFamily: "Product family" } as const satisfies Record<
  CatalogLine["target"]["kind"],
  string
>;

/** A catalog as it stands at the business instant. */
export type CatalogView = StoredCatalog & { readonly isValidNow: boolean };

/** A line with the products it stands for now: the first of them, and whether there are more. */
export type CatalogLineView = CatalogLine & {
  readonly isAvailableNow: boolean;
  readonly products: readonly ProductListItem[];
  readonly hasMoreProducts: boolean;
};

export type CatalogDetail = {
  readonly zone: string;
  readonly now: Instant;
  readonly catalog: CatalogView;
  readonly lines: readonly CatalogLineView[];
  /** The year to come, and when in it the catalog is valid. */
  readonly timeline: Stretch & { readonly stretches: readonly Stretch[] };
  /** Placed through it. */
  readonly orders: BoundedCount;
  readonly history: readonly DefinitionChange[];
};

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "Every year from 1 December through 28 February". Periods need a zone to be written; their screens write them. */
export function yearlyInWords({ firstDay, lastDay }: Extract<CatalogValidity, { kind: "yearly" }>): string {
  return firstDay === lastDay
    ? `Every year on ${dayInWords(firstDay)}`
    : `Every year from ${dayInWords(firstDay)} through ${dayInWords(lastDay)}`;
}

export function dayInWords(monthDay: string): string {
  const [month = "01", day = "01"] = monthDay.split("-");
  return `${Number.parseInt(day, 10)} ${MONTHS[Number.parseInt(month, 10) - 1] ?? ""}`;
}
