import { Code } from "#components/ui/code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PlanAgreementRow } from "#lib/domain/agreement/agreement-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";

type PlanAgreementsProps = { readonly agreements: readonly PlanAgreementRow[]; readonly zone: string };

/** The pricing agreements that name the plan. None: nothing at all, because most plans are in none. */
export function PlanAgreements({ agreements, zone }: PlanAgreementsProps) {
  if (agreements.length === 0) return null;
  return (
    <Panel title="Used by agreements" description="It is asked before every other plan of these accounts.">
      <ul className="grid gap-2">
        {agreements.map(({ account, version, since, isScheduled }) => (
          <li key={`${account.number} ${version}`} className="flex flex-wrap items-baseline gap-x-2">
            <TextLink href={`/agreements/${encodeURIComponent(account.number)}`}>{account.name}</TextLink>
            <Code className="text-muted">{account.number}</Code>
            <span className="text-muted text-xs">
              {`v${version}, ${isScheduled ? "from" : "since"} `}
              <IsoInstant iso={since} zone={zone} style="date" />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
