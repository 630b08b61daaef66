import type { Reference } from "../definition/reference.ts";
import type { Payment } from "../subscription/subscriber.ts";
import type { CatalogConditionKind } from "./catalog.ts";

export const PAYMENT_NAMES = { normal: "Normal", prepaid: "Prepaid" } as const satisfies Record<Payment, string>;

/** What the form of a catalog offers, of what is in use. Products are too many to be listed: they are found by typing. */
export type CatalogChoices = {
  readonly productTypes: readonly Reference[];
  readonly productFamilies: readonly Reference[];
  /** Termed services, which a line may require or exclude. */
  readonly services: readonly Reference[];
  readonly conditions: Readonly<Record<CatalogConditionKind, readonly Reference[]>>;
};
