import { ArrowRight } from "lucide-react";
import { Panel } from "#components/ui/panel.tsx";
import { Timeline, type TimelineEntry } from "#components/ui/timeline.tsx";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import type { RevisionView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { IsoInstant, instantOf } from "../ui/iso-instant.tsx";

type HistoryProps = { readonly udr: UdrDetail; readonly zone: string };

/** Each revision: what changed, who did it, why. */
export function HistoryPanel({ udr, zone }: HistoryProps) {
  const entries: readonly TimelineEntry[] = [
    ...udr.revisions.map(
      (revision): TimelineEntry => ({
        key: String(revision.revision),
        title: `${UDR_ACTION_NAMES[revision.action]} · revision ${revision.revision}`,
        who: revision.by,
        at: instantOf(revision.at),
        tone: revision.action === "cancel" ? "negative" : "accent",
        children: <Changes revision={revision} zone={zone} />,
      }),
    ),
    {
      key: "born",
      title: "Recorded · revision 1",
      at: instantOf(udr.recordedAt),
      ...(udr.orderedBy ? { who: udr.orderedBy } : {}),
      tone: "positive",
    },
  ];
  return (
    <Panel title="History" id="history">
      <Timeline label="History of this UDR, newest first" entries={entries} zone={zone} />
    </Panel>
  );
}

function Changes({ revision, zone }: { readonly revision: RevisionView; readonly zone: string }) {
  return (
    <>
      <p className="text-pretty">
        {revision.reason}
        {revision.reasonText ? <span className="text-muted">: {revision.reasonText}</span> : null}
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

export function AuditPanel({ udr, zone }: HistoryProps) {
  return (
    <Panel title="Audit" description="Who did what, as recorded with each change.">
      {udr.audit.length === 0 ? (
        <p className="text-muted">Nothing recorded yet.</p>
      ) : (
        <ul className="grid gap-1.5">
          {udr.audit.map((entry) => (
            <li key={entry.auditId} className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span>
                <span className="font-mono text-xs">{entry.action}</span> <span className="text-muted">by {entry.by}</span>
              </span>
              <span className="text-muted text-xs">
                <IsoInstant iso={entry.at} zone={zone} style="second" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
