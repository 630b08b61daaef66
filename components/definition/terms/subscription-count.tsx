import type { BillingTermView } from "#lib/domain/billing-term/billing-term-view.ts";

export function SubscriptionCount({ count: { count, isMore } }: { readonly count: BillingTermView["subscriptions"] }) {
  return (
    <span className="figures">
      {isMore ? "more than " : ""}
      {count.toLocaleString("en-GB")}
    </span>
  );
}
