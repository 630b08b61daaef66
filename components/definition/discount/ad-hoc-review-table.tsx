import type { AdHocReviewRow } from "#lib/domain/discount/ad-hoc-review-view.ts";
import { Amount } from "../../ui/amount.tsx";
import type { Column } from "../../ui/data-table.tsx";
import { askedAt, ReviewTable, WHO, WHY } from "../../ui/review-table.tsx";

type AdHocReviewsProps = { readonly reviews: readonly AdHocReviewRow[]; readonly zone: string };

/** Discounts that agents gave beyond what they may give alone: what can be approved, and apart from it what cannot any more. */
export function AdHocReviews({ reviews, zone }: AdHocReviewsProps) {
  const isOpen = ({ outcome }: AdHocReviewRow) => outcome.kind === "price";
  const rowHref = ({ requestId }: AdHocReviewRow) => `/reviews/${requestId}`;
  return (
    <>
      <ReviewTable
        title="Discounts with orders that wait for a decision"
        rows={reviews.filter(isOpen)}
        columns={columnsWith("Price", zone)}
        rowHref={rowHref}
      />
      <ReviewTable
        title="Discounts with orders that cannot be approved any more"
        description="Send them back with a word to who asked."
        rows={reviews.filter((review) => !isOpen(review))}
        columns={columnsWith("What stops it", zone)}
        rowHref={rowHref}
      />
    </>
  );
}

function columnsWith(outcome: string, zone: string): readonly Column<AdHocReviewRow>[] {
  return [
    { key: "what", label: "Discount", isRowHeader: true, cell: ({ words }) => words },
    { key: "for", label: "For", cell: ({ productName, accountName }) => `${productName}, ${accountName}` },
    { key: "outcome", label: outcome, cell: (row) => <Outcome {...row} /> },
    WHO,
    askedAt(zone),
    WHY,
  ];
}

function Outcome({ outcome, currency }: Pick<AdHocReviewRow, "outcome" | "currency">) {
  if (outcome.kind === "none") return <span className="text-pretty">{outcome.problem}</span>;
  const { before, after } = outcome.gross;
  return (
    <span className="whitespace-nowrap">
      <Amount value={before} currency={currency} /> → <Amount value={after} currency={currency} />
    </span>
  );
}
