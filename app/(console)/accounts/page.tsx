import type { Metadata } from "next";
import { AccountFilters } from "#components/account/account-filters.tsx";
import { AccountFinder } from "#components/account/account-finder.tsx";
import { AccountTable } from "#components/account/account-table.tsx";
import { RecentAccounts } from "#components/account/recent-accounts.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type AccountListInput, accountListInput } from "#lib/domain/account/account-schema.ts";
import type { AccountList } from "#lib/domain/account/account-view.ts";
import { listAccounts } from "#lib/operations/account/list-accounts.ts";
import { listRecentAccounts } from "#lib/operations/account/list-recent-accounts.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Accounts" };

type AccountsPageProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AccountsPage({ searchParams }: AccountsPageProps) {
  const context = await pageContext("account.read");
  const filter = accountListInput.parse(await searchParams);
  const list = await listAccounts(context, filter);
  const recent = await listRecentAccounts(context);
  const { zone } = (await frameContext()).clock;
  return (
    <>
      <PageHeader title="Accounts and subscriptions" description="Find the customer who is calling, or go through all of them." />
      <AccountFinder>
        <RecentAccounts rows={recent} zone={zone} />
        <AllAccounts list={list} filter={filter} />
      </AccountFinder>
    </>
  );
}

function AllAccounts({ list, filter }: { readonly list: AccountList; readonly filter: AccountListInput }) {
  const { classification = null, payment = null, after } = filter;
  return (
    <Panel
      flush
      title="All accounts"
      actions={<AccountFilters classifications={list.classifications} classification={classification} payment={payment} />}
      {...(list.nextAfter === null && after === undefined ? {} : { footer: <Pages nextAfter={list.nextAfter} filter={filter} /> })}
    >
      <AccountTable
        rows={list.rows}
        label="Accounts by number"
        empty={
          <EmptyState
            kind="noMatch"
            title="No account matches"
            headingLevel={3}
            action={<ButtonLink href="/accounts">Clear the filters</ButtonLink>}
          >
            {[classification === null ? null : `Classification is ${classification}`, payment === null ? null : `paying is ${payment}`]
              .filter(Boolean)
              .join(", ")}
            .
          </EmptyState>
        }
      />
    </Panel>
  );
}

function Pages({
  nextAfter,
  filter: { classification, payment, after },
}: {
  readonly nextAfter: string | null;
  readonly filter: AccountListInput;
}) {
  const kept = { ...(classification && { classification }), ...(payment && { payment }) };
  return (
    <>
      {after === undefined ? null : (
        <ButtonLink size="small" href={`/accounts?${new URLSearchParams(kept)}`}>
          First page
        </ButtonLink>
      )}
      {nextAfter === null ? null : (
        <ButtonLink size="small" className="ml-auto" href={`/accounts?${new URLSearchParams({ ...kept, after: nextAfter })}`}>
          Next page
        </ButtonLink>
      )}
    </>
  );
}
