import { type BillingTermView, subscriptionsInWords } from "./billing-term-view.ts";

type BillingTermUse = Pick<BillingTermView, "subscriptions"> & {
  /** The names of the catalogs that ask for it. */
  readonly catalogs: readonly string[];
};

/** Why a scheme cannot be put away, in words. Cancelled subscriptions count: what they used may still have to be billed. */
export function billingTermUsers({ subscriptions, catalogs }: BillingTermUse): readonly string[] {
  return [...(subscriptions.count > 0 ? [subscriptionsInWords(subscriptions)] : []), ...catalogs.map((name) => `the catalog ${name}`)];
}
