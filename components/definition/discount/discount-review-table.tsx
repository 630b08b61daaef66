import type { DiscountReviewRow } from "#lib/domain/discount/discount-view.ts";
import type { Column } from "../../ui/data-table.tsx";
import { askedAt, effectiveFrom, ReviewTable, WHO, WHY } from "../../ui/review-table.tsx";

type DiscountReviewsProps = { readonly reviews: readonly DiscountReviewRow[]; readonly zone: string };

/** Discounts that wait for a second person. They are decided on the page of the discount. */
export function DiscountReviews({ reviews, zone }: DiscountReviewsProps) {
  const columns: readonly Column<DiscountReviewRow>[] = [
    { key: "name", label: "Discount", isRowHeader: true, cell: ({ name }) => name },
    { key: "words", label: "What it would give", cell: ({ words }) => <span className="text-pretty">{words}</span> },
    WHO,
    effectiveFrom("Goes live", zone),
    askedAt(zone),
    WHY,
  ];
  return (
    <ReviewTable
      title="Discounts that wait for a decision"
      rows={reviews}
      columns={columns}
      rowHref={({ code }) => `/discounts/${encodeURIComponent(code)}`}
    />
  );
}
