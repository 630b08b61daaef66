import type { AdHocReviewRow } from "#lib/domain/discount/ad-hoc-review-view.ts";
import { Amount } from "../../ui/amount.tsx";
import type { Column } from "../../ui/data-table.tsx";
import { askedAt, ReviewTable, WHO, WHY } from "../../ui/review-table.tsx";

type AdHocReviewsProps = { readonly reviews: readonly AdHocReviewRow[]; readonly zone: string };

/** Discounts that agents gave with orders and that are more than they may give alone. */
export function AdHocReviews({ reviews, zone }: AdHocReviewsProps) {
  const columns: readonly Column<AdHocReviewRow>[] = [
    { key: "what", label: "Discount", isRowHeader: true, cell: ({ words }) => words },
    { key: "for", label: "For", cell: ({ productName, accountName }) => `${productName}, ${accountName}` },
    { key: "impact", label: "Price", cell: (row) => <Impact {...row} /> },
    WHO,
    askedAt(zone),
    WHY,
  ];
  return (
    <ReviewTable
      title="Discounts with orders that wait for a decision"
      rows={reviews}
      columns={columns}
      rowHref={({ requestId }) => `/reviews/${requestId}`}
    />
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
