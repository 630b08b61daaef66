import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { activityInWords } from "#lib/domain/home/activity-in-words.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";

type AuditPanelProps = {
  readonly udr: UdrDetail;
  readonly zone: string;
  /** Who may read the trail of everything goes on to it, filtered on this UDR. */
  readonly readsAudit: boolean;
};

/** Who did what, written with each change. */
export function AuditPanel({ udr: { udrId, audit }, zone, readsAudit }: AuditPanelProps) {
  return (
    <Panel
      title="Audit log"
      id="audit"
      description="Who did what, as recorded with each change"
      actions={readsAudit ? <TextLink href={`/audit?entity=udr&entityId=${udrId}`}>In the audit trail</TextLink> : null}
    >
      {audit.length === 0 ? (
        <p className="text-muted">Nothing recorded yet.</p>
      ) : (
        <ol aria-label="Audit log of this UDR, newest first" className="grid gap-2">
          {audit.map(({ auditId, action, by, at, reason }) => (
            <li key={auditId}>
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span>
                  {activityInWords(action)} <span className="font-mono text-muted text-xs">{action}</span>
                </span>
                <span className="text-muted text-xs">
                  {by}, <IsoInstant iso={at} zone={zone} style="second" />
                </span>
              </p>
              {reason === null ? null : <p className="text-pretty text-muted text-xs">{reason}</p>}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
