import type { AdHocReviewRow } from "#lib/domain/discount/ad-hoc-review-view.ts";
import { Amount } from "../../ui/amount.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IsoInstant } from "../../ui/iso-instant.tsx";
import { Panel } from "../../ui/panel.tsx";

type AdHocReviewsProps = { readonly reviews: readonly AdHocReviewRow[]; readonly zone: string };

/** Discounts that agents gave with orders and that are more than they may give alone. */
export function AdHocReviews({ reviews, zone }: AdHocReviewsProps) {
  const columns: readonly Column<AdHocReviewRow>[] = [
    { key: "what", label: "Discount", isRowHeader: true, cell: ({ words }) => words },
    { key: "for", label: "For", cell: ({ productName, accountName }) => `${productName}, ${accountName}` },
    { key: "impact", label: "Price", cell: (row) => <Impact {...row} /> },
    { key: "who", label: "Asked for by", cell: ({ requestedBy, isMine }) => (isMine ? `${requestedBy} (you)` : requestedBy) },
    { key: "asked", label: "Asked", cell: ({ requestedAt }) => <IsoInstant iso={requestedAt} zone={zone} /> },
    { key: "why", label: "Why", cell: ({ note }) => <span className="line-clamp-2 text-pretty">{note}</span> },
  ];
  return (
    <Panel flush title={`Discounts with orders that wait for a decision (${reviews.length})`} className="mt-5">
      <DataTable
        label="Discounts with orders that wait for a decision"
        columns={columns}
        rows={reviews}
        rowKey={({ requestId }) => String(requestId)}
        rowHref={({ requestId }) => `/reviews/${requestId}`}
        empty={<EmptyState kind="none" title="No discount with an order waits for a decision" headingLevel={3} />}
      />
    </Panel>
  );
}

function Impact({ gross, currency }: Pick<AdHocReviewRow, "gross" | "currency">) {
  if (gross === null) return "Changed since";
  return (
    <span className="whitespace-nowrap">
      <Amount value={gross.before} currency={currency} /> → <Amount value={gross.after} currency={currency} />
    </span>
  );
}
