import { Amount } from "#components/ui/amount.tsx";
import type { Column } from "#components/ui/data-table.tsx";
import { askedAt, ReviewTable, WHO, WHY } from "#components/ui/review-table.tsx";
import type { CreditReviewRow } from "#lib/domain/udr/credit-review-view.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";

type CreditReviewsProps = { readonly reviews: readonly CreditReviewRow[]; readonly zone: string };

/** Corrections that credit more than their agents may credit alone. */
export function CreditReviews({ reviews, zone }: CreditReviewsProps) {
  const columns: readonly Column<CreditReviewRow>[] = [
    { key: "what", label: "Correction", isRowHeader: true, cell: ({ action, udrId }) => `${UDR_ACTION_NAMES[action]}, UDR ${udrId}` },
    { key: "for", label: "For", cell: ({ productName, accountName }) => `${productName}, ${accountName}` },
    { key: "credit", label: "Credit", cell: ({ net, currency }) => <Amount value={net} currency={currency} sign="always" /> },
    WHO,
    askedAt(zone),
    { key: "expires", label: "Expires", cell: ({ expiresAt }) => <IsoInstant iso={expiresAt} zone={zone} /> },
    WHY,
  ];
  return (
    <ReviewTable
      title="Credits that wait for a decision"
      rows={reviews}
      columns={columns}
      rowHref={({ requestId }) => `/reviews/${requestId}`}
    />
  );
}
