import { REVIEW_KIND_NAMES } from "#lib/domain/home/review-subject.ts";
import type { DecidedReview } from "#lib/domain/review/decided-review.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { DecisionPill } from "../ui/decision-pill.tsx";
import { None } from "../ui/description-list.tsx";
import { InstantText } from "../ui/instant-text.tsx";
import { Tag } from "../ui/tag.tsx";

type DecidedTableProps = { readonly reviews: readonly DecidedReview[]; readonly zone: string };

/** Who asked for what and why, and who decided it with which words. Notes stand there whole: for an offer they stand nowhere else. */
export function DecidedTable({ reviews, zone }: DecidedTableProps) {
  return (
    <DataTable
      label="Decisions, newest first"
      columns={columns(zone)}
      rows={reviews}
      rowKey={({ requestId }) => String(requestId)}
      rowHref={({ address }) => address}
    />
  );
}

function columns(zone: string): readonly Column<DecidedReview>[] {
  return [
    {
      key: "subject",
      label: "What",
      isRowHeader: true,
      className: "align-top",
      cell: (review) => <What {...review} />,
    },
    {
      key: "asked",
      label: "Asked",
      className: "align-top",
      cell: ({ requestedBy, isOwn, requestedAt }) => <Who name={requestedBy} isReader={isOwn} at={requestedAt} zone={zone} />,
    },
    { key: "why", label: "Why", className: "align-top", cell: ({ note }) => <Words text={note} /> },
    {
      key: "decision",
      label: "Decision",
      className: "align-top",
      cell: ({ kind, decided }) => <DecisionPill kind={kind} decision={decided.decision} />,
    },
    {
      key: "decided",
      label: "Decided",
      className: "align-top",
      sorted: "descending",
      cell: ({ decided }) => <Who name={decided.by} isReader={decided.isOwn} at={decided.at} zone={zone} />,
    },
    { key: "note", label: "Note", className: "align-top", cell: ({ decided }) => <Words text={decided.note} /> },
  ];
}

/** Of one service for one customer there may be many: the number tells them apart. */
function What({ subject, kind, requestId }: Pick<DecidedReview, "subject" | "kind" | "requestId">) {
  return (
    <span className="grid justify-items-start gap-1">
      <span className="text-pretty">{subject}</span>
      <span className="flex items-center gap-2 whitespace-nowrap font-normal text-muted text-xs">
        <Tag>{REVIEW_KIND_NAMES[kind]}</Tag> Request {requestId}
      </span>
    </span>
  );
}

type WhoProps = { readonly name: string; readonly isReader: boolean; readonly at: Instant; readonly zone: string };

function Who({ name, isReader, at, zone }: WhoProps) {
  return (
    <span className="grid">
      {isReader ? `${name} (you)` : name}
      <span className="text-muted text-xs leading-4">
        <InstantText instant={at} zone={zone} />
      </span>
    </span>
  );
}

function Words({ text }: { readonly text: string | null }) {
  return text ? <span className="text-pretty break-words">{text}</span> : <None />;
}
