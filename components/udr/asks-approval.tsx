import { formatMoney } from "#components/ui/format-money.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { DiscountAsked } from "#lib/domain/udr/change-preview.ts";

type AsksApprovalProps = { readonly asks: DiscountAsked; readonly now: string; readonly currency: string };

/** Before anything is agreed to: what the usage costs now, and what a second person may make of it. */
export function AsksApproval({ asks: { discounts, gross, headline }, now, currency }: AsksApprovalProps) {
  const money = (value: string) => formatMoney({ value, currency });
  const costs = gross === null ? "" : `Costs ${money(now)} now; with the approval of a second person ${money(gross)}.`;
  return (
    <Notice tone="caution" title={costs === "" ? "A second person is asked." : costs}>
      {discounts.join(", ")} is more than you may give alone. {headline} The request is sent when you submit; say why in your words.
    </Notice>
  );
}
