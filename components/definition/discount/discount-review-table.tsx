import type { DiscountReviewRow } from "#lib/domain/discount/discount-view.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IsoInstant } from "../../ui/iso-instant.tsx";
import { Panel } from "../../ui/panel.tsx";

type DiscountReviewsProps = { readonly reviews: readonly DiscountReviewRow[]; readonly zone: string };

/** Discounts that wait for a second person. They are decided on the page of the discount. */
export function DiscountReviews({ reviews, zone }: DiscountReviewsProps) {
  const columns: readonly Column<DiscountReviewRow>[] = [
    { key: "name", label: "Discount", isRowHeader: true, cell: ({ name }) => name },
    { key: "words", label: "What it would give", cell: ({ words }) => <span className="text-pretty">{words}</span> },
    { key: "who", label: "Asked for by", cell: ({ requestedBy, isMine }) => (isMine ? `${requestedBy} (you)` : requestedBy) },
    {
      key: "effective",
      label: "Goes live",
      cell: ({ effectiveAt }) => (effectiveAt ? <IsoInstant iso={effectiveAt} zone={zone} /> : "When approved"),
    },
    { key: "asked", label: "Asked", cell: ({ requestedAt }) => <IsoInstant iso={requestedAt} zone={zone} /> },
    { key: "why", label: "Why", cell: ({ note }) => <span className="line-clamp-2 text-pretty">{note}</span> },
  ];
  return (
    <Panel flush title={`Discounts that wait for a decision (${reviews.length})`} className="mt-5">
      <DataTable
        label="Discounts that wait for a decision"
        columns={columns}
        rows={reviews}
        rowKey={({ requestId }) => String(requestId)}
        rowHref={({ code }) => `/discounts/${encodeURIComponent(code)}`}
        empty={<EmptyState kind="none" title="No discount waits for a decision" headingLevel={3} />}
      />
    </Panel>
  );
}
