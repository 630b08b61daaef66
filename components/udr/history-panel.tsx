import { ArrowRight } from "lucide-react";
import { Amount } from "#components/ui/amount.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Timeline, type TimelineEntry } from "#components/ui/timeline.tsx";
import { type DisputeView, OUTCOME_WORDS } from "#lib/domain/dispute/dispute-view.ts";
import { REVIEW_KIND_NAMES } from "#lib/domain/home/review-subject.ts";
import type { CreditStanding } from "#lib/domain/udr/credit-request.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import type { WaitingRequestView } from "#lib/domain/udr/udr-page-view.ts";
import type { RevisionView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { IsoInstant, instantOf } from "../ui/iso-instant.tsx";

type HistoryProps = { readonly udr: UdrDetail; readonly zone: string };

/** What waits for a second person, then each revision and dispute: what changed and posted, who did it, why. Newest first. */
export function HistoryPanel({ udr, zone }: HistoryProps) {
  const done = [...udr.revisions.map((revision) => ofRevision(revision, { udr, zone })), ...udr.disputes.flatMap(ofDispute)];
  const entries: readonly TimelineEntry[] = [
    ...udr.waiting.map((request) => ofWaiting(request, udr)),
    ...done.sort((left, right) => right.at - left.at),
    {
      key: "born",
      title: "Recorded · revision 1",
      at: instantOf(udr.recordedAt),
      ...(udr.orderedBy ? { who: udr.orderedBy } : {}),
      tone: "positive",
      children: <Posted udr={udr} revision={1} />,
    },
  ];
  return (
    <Panel title="History" id="history">
      <Timeline label="History of this UDR, newest first" entries={entries} zone={zone} />
    </Panel>
  );
}

type DoneEntry = TimelineEntry & { readonly at: Instant };

function ofRevision(revision: RevisionView, { udr, zone }: HistoryProps): DoneEntry {
  return {
    key: String(revision.revision),
    title: `${UDR_ACTION_NAMES[revision.action]} · revision ${revision.revision}`,
    who: revision.by,
    at: instantOf(revision.at),
    tone: revision.action === "cancel" ? "negative" : "accent",
    children: (
      <>
        <Changes revision={revision} zone={zone} />
        <Posted udr={udr} revision={revision.revision} />
      </>
    ),
  };
}

function ofDispute({ disputeId, reason, words, ticket, openedBy, openedAt, closed }: DisputeView): readonly DoneEntry[] {
  const opened: DoneEntry = {
    key: `dispute ${disputeId}`,
    title: "Held for dispute",
    who: openedBy,
    at: instantOf(openedAt),
    tone: "caution",
    children: (
      <p className="text-pretty">
        {reason}
        <span className="text-muted">
          : {words}
          {ticket === null ? "" : ` · ticket ${ticket}`}
        </span>
      </p>
    ),
  };
  if (closed === null) return [opened];
  const ended: DoneEntry = {
    key: `dispute ${disputeId} ended`,
    title: "Dispute ended",
    who: closed.by,
    at: instantOf(closed.at),
    tone: "note",
    children: (
      <p className="text-pretty">
        {OUTCOME_WORDS[closed.outcome]}
        {closed.words === null ? null : <span className="text-muted">: {closed.words}</span>}
      </p>
    ),
  };
  return [ended, opened];
}

const WAITING_WORDS = {
  open: "waits for a second person",
  expired: "expired before a second person decided",
  changed: "overtaken by a change of the UDR",
} as const satisfies Record<CreditStanding, string>;

function ofWaiting({ requestId, kind, by, at, note }: WaitingRequestView, { creditRequest }: UdrDetail): TimelineEntry {
  const standing = creditRequest?.requestId === requestId ? creditRequest.standing : null;
  return {
    key: `request ${requestId}`,
    title: `${REVIEW_KIND_NAMES[kind]}: ${WAITING_WORDS[standing ?? "open"]}`,
    who: by,
    at: instantOf(at),
    tone: "caution",
    isAhead: (standing ?? "open") === "open",
    children: (
      <p className="text-pretty">
        {note} <TextLink href={`/reviews/${requestId}`}>Request {requestId}</TextLink>
      </p>
    ),
  };
}

type PostedProps = { readonly udr: UdrDetail; readonly revision: number };

/** What a revision posted: of the UDR itself, and of other usage that counts together with it. */
function Posted({ udr: { chain, corrections, currency }, revision }: PostedProps) {
  const own = chain.filter((rbi) => rbi.revision === revision);
  const others = corrections.filter((correction) => correction.revision === revision);
  if (own.length + others.length === 0) return null;
  return (
    <ul aria-label={`Posted by revision ${revision}`} className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-xs">
      {[...own, ...others].map((rbi) => (
        <li key={rbi.rbiId} className="flex items-baseline gap-1.5">
          <a href={`#rbi-${rbi.rbiId}`} className="text-accent underline">
            {"corrects" in rbi ? "Correction" : KINDS[rbi.kind]} {rbi.rbiId}
          </a>
          <Amount value={rbi.gross} currency={currency} sign="always" />
        </li>
      ))}
    </ul>
  );
}

const KINDS = { charge: "RBI", reversal: "Reversal" } as const;

function Changes({ revision, zone }: { readonly revision: RevisionView; readonly zone: string }) {
  return (
    <>
      <p className="text-pretty">
        {revision.reason}
        {revision.reasonText ? <span className="text-muted">: {revision.reasonText}</span> : null}
        {revision.approvedBy ? <span className="text-muted"> · approved by {revision.approvedBy}</span> : null}
      </p>
      <FieldChanges changes={revision.changes} zone={zone} />
    </>
  );
}

type FieldChangesProps = { readonly changes: RevisionView["changes"]; readonly zone: string };

/** Before and after, field by field. */
export function FieldChanges({ changes, zone }: FieldChangesProps) {
  if (changes.length === 0) return null;
  return (
    <dl className="mt-1 grid gap-0.5">
      {changes.map(({ label, kind, before, after }) => (
        <div key={label} className="flex flex-wrap items-baseline gap-x-2">
          <dt className="text-muted text-xs">{label}</dt>
          <dd className="flex flex-wrap items-center gap-x-1.5">
            <span className="text-muted line-through">
              <Value kind={kind} value={before} zone={zone} />
            </span>
            <ArrowRight className="size-3 text-muted" aria-hidden="true" />
            <span className="sr-only">becomes</span>
            <span className="font-medium">
              <Value kind={kind} value={after} zone={zone} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ kind, value, zone }: { readonly kind: "text" | "instant"; readonly value: string | null; readonly zone: string }) {
  if (value === null) return <span className="italic">none</span>;
  return kind === "instant" ? <IsoInstant iso={value} zone={zone} /> : value;
}
