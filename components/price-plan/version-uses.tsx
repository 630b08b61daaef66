import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { VersionUse, VersionUses } from "#lib/domain/price-plan/pin-view.ts";
import { countInWords, MOST_COUNTED } from "#lib/domain/price-plan/plan-audience.ts";

/** How many of those on the plan pay by which version now. */
export function VersionUsesPanel({ uses }: { readonly uses: VersionUses }) {
  const { rows, without, isMore } = uses;
  if (rows.length === 0 && without === 0) return null;
  const isForAll = isMore && rows.length === 1 && without === 0;
  return (
    <Panel title="By which version" description="Subscriptions on this plan, now. Whom the plan before it prices are among them.">
      <ul aria-label="Versions and who pays by them" className="grid gap-1.5">
        {rows.map((use) => (
          <li key={`${use.version} ${use.orEarlier}`} className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{use.orEarlier ? `Version ${use.version} or an earlier one` : `Version ${use.version}`}</span>
            <span className="figures">{isForAll ? `more than ${MOST_COUNTED.toLocaleString("en-GB")} subscriptions` : counted(use)}</span>
            {use.pinned > 0 ? <span className="text-muted">{`${countInWords(use.pinned, "subscription")} by a pin`}</span> : null}
            {use.orEarlier ? <span className="text-muted">each moves with its next billing cycle</span> : null}
          </li>
        ))}
        {without === 0 ? null : (
          <li className="text-muted">{`${countInWords(without, "subscription")}: no version is in force for them, the next plan decides`}</li>
        )}
      </ul>
      {isMore && !isForAll ? (
        <Notice className="mt-3">{`There are more. These are the first ${MOST_COUNTED.toLocaleString("en-GB")} that were looked at.`}</Notice>
      ) : null}
    </Panel>
  );
}

/** "3 subscriptions of 2 accounts". */
function counted({ subscriptions, accounts }: VersionUse): string {
  return `${countInWords(subscriptions, "subscription")} of ${countInWords(accounts, "account")}`;
}
