import { Amount } from "#components/ui/amount.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
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
    { key: "who", label: "Asked for by", cell: ({ requestedBy, isMine }) => (isMine ? `${requestedBy} (you)` : requestedBy) },
    { key: "asked", label: "Asked", cell: ({ requestedAt }) => <IsoInstant iso={requestedAt} zone={zone} /> },
    { key: "expires", label: "Expires", cell: ({ expiresAt }) => <IsoInstant iso={expiresAt} zone={zone} /> },
    { key: "why", label: "Why", cell: ({ note }) => <span className="line-clamp-2 text-pretty">{note}</span> },
  ];
  return (
    <Panel flush title={`Credits that wait for a decision (${reviews.length})`} className="mt-5">
      <DataTable
        label="Credits that wait for a decision"
        columns={columns}
        rows={reviews}
        rowKey={({ requestId }) => String(requestId)}
        rowHref={({ requestId }) => `/reviews/${requestId}`}
        empty={<EmptyState kind="none" title="No credit waits for a decision" headingLevel={3} />}
      />
    </Panel>
  );
}
