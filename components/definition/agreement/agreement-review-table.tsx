import type { AgreementReviewRow } from "#lib/domain/agreement/agreement-view.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IsoInstant } from "../../ui/iso-instant.tsx";
import { Panel } from "../../ui/panel.tsx";

type AgreementReviewsProps = { readonly reviews: readonly AgreementReviewRow[]; readonly zone: string };

/** Agreements that wait for a second person. They are decided on the page of the agreement, beside what they do to prices. */
export function AgreementReviews({ reviews, zone }: AgreementReviewsProps) {
  const columns: readonly Column<AgreementReviewRow>[] = [
    { key: "name", label: "Customer", isRowHeader: true, cell: ({ account }) => account.name },
    { key: "words", label: "What would be agreed", cell: ({ words }) => <span className="text-pretty">{words}</span> },
    { key: "who", label: "Asked for by", cell: ({ requestedBy, isMine }) => (isMine ? `${requestedBy} (you)` : requestedBy) },
    {
      key: "effective",
      label: "Holds from",
      cell: ({ effectiveAt }) => (effectiveAt ? <IsoInstant iso={effectiveAt} zone={zone} /> : "When approved"),
    },
    { key: "asked", label: "Asked", cell: ({ requestedAt }) => <IsoInstant iso={requestedAt} zone={zone} /> },
    { key: "why", label: "Why", cell: ({ note }) => <span className="line-clamp-2 text-pretty">{note}</span> },
  ];
  return (
    <Panel flush title={`Agreements that wait for a decision (${reviews.length})`} className="mt-5">
      <DataTable
        label="Agreements that wait for a decision"
        columns={columns}
        rows={reviews}
        rowKey={({ requestId }) => String(requestId)}
        rowHref={({ account }) => `/agreements/${encodeURIComponent(account.number)}`}
        empty={<EmptyState kind="none" title="No agreement waits for a decision" headingLevel={3} />}
      />
    </Panel>
  );
}
