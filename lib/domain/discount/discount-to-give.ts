import type { Usage } from "#lib/rating/usage.ts";
import type { DiscountDocument } from "./discount-document.ts";
import type { ResolvedDiscount } from "./resolve-discount.ts";

/** A discount that agents give, as it is at the instant of giving. */
export type DiscountToGive = {
  readonly code: string;
  readonly name: string;
  readonly isArchived: boolean;
  /** Null where no version of it is in force. */
  readonly inForce: DiscountVersionInForce | null;
};

export type DiscountVersionInForce = {
  readonly version: number;
  readonly document: DiscountDocument;
  readonly resolved: ResolvedDiscount;
};

/** What the conditions of a discount are asked about. */
export type DiscountedService = Pick<Usage, "productCode" | "productTypeCode" | "productFamilyCode" | "metadata"> &
  Required<Pick<Usage, "classification" | "udrType">>;
