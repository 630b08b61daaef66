import type { AgreementReviewRow } from "#lib/domain/agreement/agreement-view.ts";
import type { Column } from "../../ui/data-table.tsx";
import { askedAt, effectiveFrom, ReviewTable, WHO, WHY } from "../../ui/review-table.tsx";

type AgreementReviewsProps = { readonly reviews: readonly AgreementReviewRow[]; readonly zone: string };

/** Agreements that wait for a second person. They are decided on the page of the agreement, beside what they do to prices. */
export function AgreementReviews({ reviews, zone }: AgreementReviewsProps) {
  const columns: readonly Column<AgreementReviewRow>[] = [
    { key: "name", label: "Customer", isRowHeader: true, cell: ({ account }) => account.name },
    { key: "words", label: "What would be agreed", cell: ({ words }) => <span className="text-pretty">{words}</span> },
    WHO,
    effectiveFrom("Holds from", zone),
    askedAt(zone),
    WHY,
  ];
  return (
    <ReviewTable
      title="Agreements that wait for a decision"
      rows={reviews}
      columns={columns}
      rowHref={({ account }) => `/agreements/${encodeURIComponent(account.number)}`}
    />
  );
}
