import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ReviewTable, WHO, WHY } from "#components/ui/review-table.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { ReviewListView, ReviewRow } from "#lib/domain/price-plan/price-plan-view.ts";
import { IsoInstant, instantOf } from "../ui/iso-instant.tsx";
import { DECISION_LOOK } from "./plan-words.ts";
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

/** What was decided about prices. */
export function DecidedPrices({ view }: ReviewListProps) {
  return (
    <Panel flush title="Decided prices">
      <DataTable
        label="Decided requests, latest first"
        rows={view.decided}
        columns={[...subject, decision, by, decidedAt(view)]}
        rowKey={({ requestId }) => String(requestId)}
        rowHref={rowHref}
        empty={<EmptyState kind="none" title="No prices were decided yet" headingLevel={3} />}
      />
    </Panel>
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

const decision: Column<ReviewRow> = {
  key: "decision",
  label: "Decision",
  cell: ({ decided }) => {
    if (decided === null) return null;
    const { label, tone, mark } = DECISION_LOOK[decided.decision];
    return (
      <StatusPill tone={tone} mark={mark}>
        {label}
      </StatusPill>
    );
  },
};

const by: Column<ReviewRow> = { key: "by", label: "By", cell: ({ decided }) => decided?.by };

const decidedAt = ({ zone }: ReviewListView): Column<ReviewRow> => ({
  key: "at",
  label: "When",
  cell: ({ decided }) => (decided ? <IsoInstant iso={decided.at} zone={zone} /> : null),
});
