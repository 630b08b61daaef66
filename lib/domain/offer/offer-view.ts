import type { Reason } from "#lib/rating/words/explain-in-words.ts";
import type { PriceStep, SubscriptionState } from "../account/account-view.ts";
import type { CatalogTarget } from "../catalog/catalog.ts";
import type { CatalogTest, TestCheck } from "../catalog/catalog-test.ts";
import type { Reference } from "../definition/reference.ts";
import type { OfferedDiscount } from "./offered-discount.ts";

/** A catalog as it stands to one subscription: what it asks, and which of its lines are met. */
export type OfferedCatalog = Reference & {
  readonly outcome: CatalogTest["outcome"];
  readonly checks: readonly TestCheck[];
  readonly lines: readonly OfferedLine[];
};

type OfferedLine = Pick<CatalogTarget, "name" | "kind"> & { readonly lineId: number; readonly checks: readonly TestCheck[] };

/** What a subscription gets, what not, and why. */
export type SubscriptionOffer = {
  readonly subscriptionId: number;
  readonly number: string;
  readonly state: SubscriptionState;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly groupName: string;
  readonly schemeName: string;
  readonly currency: string;
  readonly zone: string;
  readonly now: string;
  /** In the order in which they are asked. */
  readonly prices: readonly PriceStep[];
  readonly discounts: readonly OfferedDiscount[];
  readonly catalogs: readonly OfferedCatalog[];
};

/** One unit of a product now: what it costs and why, or why it has no price; and each discount judged for it. */
export type OfferedPrice = {
  readonly product: Reference;
  readonly unitName: string | null;
  readonly currency: string;
  readonly priced:
    | { readonly ok: true; readonly gross: string; readonly headline: string; readonly reasons: readonly Reason[] }
    | { readonly ok: false; readonly message: string };
  readonly discounts: readonly OfferedDiscount[];
};
