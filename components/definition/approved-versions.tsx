import type { DiscountVersionView } from "#lib/domain/discount/discount-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { Panel } from "../ui/panel.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { VERSION_LOOK } from "../ui/version-look.ts";
import { DiscountChanges } from "./discount/discount-changes.tsx";

type ApprovedVersionsProps = {
  readonly versions: readonly DiscountVersionView[];
  readonly zone: string;
  /** What usage keeps whatever is approved later. */
  readonly description: string;
};

/** What was approved, the newest first. A version never changes. */
export function ApprovedVersions({ versions, zone, description }: ApprovedVersionsProps) {
  return (
    <Panel title={`Versions (${versions.length})`} description={description} flush>
      {versions.length === 0 ? <p className="p-4 text-muted">Nothing was approved yet.</p> : null}
      <ol>
        {versions.map((version) => {
          const { label, tone, mark } = VERSION_LOOK[version.state];
          return (
            <li key={version.version} className="grid gap-1.5 border-line-soft border-b px-4 py-3 last:border-b-0">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-semibold">v{version.version}</span>
                <StatusPill tone={tone} mark={mark}>
                  {label}
                </StatusPill>
                <span className="text-muted">
                  from <IsoInstant iso={version.effectiveAt} zone={zone} />
                </span>
              </p>
              <p className="text-pretty">{version.words}</p>
              <DiscountChanges changes={version.changes} />
              <p className="text-muted text-xs">
                {`${version.note} Asked for by ${version.requestedBy}, approved by ${version.decidedBy}, `}
                <IsoInstant iso={version.decidedAt} zone={zone} />
              </p>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
