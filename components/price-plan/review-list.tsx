import type { Column } from "#components/ui/data-table.tsx";
import { ReviewTable, WHO, WHY } from "#components/ui/review-table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { ReviewListView, ReviewRow } from "#lib/domain/price-plan/price-plan-view.ts";
import { IsoInstant, instantOf } from "../ui/iso-instant.tsx";
import { pastInWords, reachInWords } from "./reach-words.ts";
import { spanInWords } from "./span-in-words.ts";

type ReviewListProps = { readonly view: ReviewListView };

const rowHref = ({ requestId }: ReviewRow) => `/reviews/${requestId}`;

/** Prices that wait for a second person. */
export function PriceReviews({ view }: ReviewListProps) {
  return (
    <ReviewTable
      title="Prices that wait for a decision"
      label="Requests that wait for a decision"
      rows={view.open}
      columns={[...subject, effective(view), reaches(view), waiting(view), WHY]}
      rowHref={rowHref}
    />
  );
}

const subject: readonly Column<ReviewRow>[] = [
  { key: "plan", label: "What", isRowHeader: true, cell: ({ plan }) => plan.name },
  {
    key: "changes",
    label: "Changes",
    cell: ({ changeCount }) => <Tag>{`${changeCount} ${changeCount === 1 ? "price change" : "price changes"}`}</Tag>,
  },
  WHO,
];

const effective = ({ zone }: ReviewListView): Column<ReviewRow> => ({
  key: "effective",
  label: "Goes live",
  cell: ({ effectiveAt, corrects }) => {
    if (corrects !== null) return "Never: a correction";
    return effectiveAt ? <IsoInstant iso={effectiveAt} zone={zone} /> : "When approved";
  },
});

const reaches = ({ zone }: ReviewListView): Column<ReviewRow> => ({
  key: "reaches",
  label: "Reaches",
  cell: ({ reach, corrects }) => (
    <span className="line-clamp-3 min-w-40 text-pretty">
      {corrects ? `The past of v${corrects.version}: ${pastInWords(corrects, zone)}` : reachInWords(reach, zone)}
    </span>
  ),
});

const waiting = ({ now }: ReviewListView): Column<ReviewRow> => ({
  key: "since",
  label: "Asked",
  cell: ({ requestedAt }) => <span className="whitespace-nowrap text-muted">{spanInWords(instantOf(now), instantOf(requestedAt))}</span>,
});
