import type { RecentAccount } from "#lib/domain/home/home-view.ts";
import { Code } from "../ui/code.tsx";
import { InstantText } from "../ui/instant-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { TextLink } from "../ui/text-link.tsx";

/** The accounts this person did something for in the last week. */
export function RecentAccountsPanel({ accounts, zone }: { readonly accounts: readonly RecentAccount[]; readonly zone: string }) {
  return (
    <Panel title="Accounts you worked on" actions={<TextLink href={routeHref("/accounts")}>All accounts</TextLink>}>
      {accounts.length === 0 ? (
        <p className="text-muted">None in the last seven days. Find one with Ctrl K.</p>
      ) : (
        <ul className="grid">
          {accounts.map(({ accountId, number, name, lastActedAt }) => (
            <li key={accountId} className="flex min-h-9 items-center justify-between gap-4 border-line-soft border-b py-1 last:border-b-0">
              <span className="min-w-0">
                <TextLink href={routeHref(`/accounts/${encodeURIComponent(number)}`)}>{name}</TextLink>{" "}
                <Code className="text-muted">{number}</Code>
              </span>
              <InstantText instant={lastActedAt} zone={zone} className="text-muted" />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
