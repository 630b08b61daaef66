import { Code } from "#components/ui/code.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RecentAccountRow } from "#lib/domain/account/account-view.ts";

/** Whom this agent served last: callers ring twice. */
export function RecentAccounts({ rows, zone }: { readonly rows: readonly RecentAccountRow[]; readonly zone: string }) {
  if (rows.length === 0) return null;
  return (
    <Panel title="Served by you lately" className="mb-4">
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-x-6 gap-y-2.5">
        {rows.map(({ number, name, lastActedAt }) => (
          <li key={number} className="min-w-0">
            <TextLink href={`/accounts/${number}`} className="font-medium">
              {name}
            </TextLink>
            <p className="text-muted text-xs">
              <Code>{number}</Code> · <IsoInstant iso={lastActedAt} zone={zone} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
