import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DefinitionHistory } from "#components/definition/definition-history.tsx";
import { NetworksEditor } from "#components/definition/networks/networks-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getSubscriptionNetworks } from "#lib/operations/account/get-subscription-networks.ts";
import { definitionHistory } from "#lib/operations/definition-history.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveSubscriptionNetworks } from "./actions.ts";

type NetworksPageProps = { readonly params: Promise<{ readonly number: string; readonly subscription: string }> };

export async function generateMetadata({ params }: NetworksPageProps): Promise<Metadata> {
  return { title: `Networks of ${(await params).subscription}` };
}

/** Where one SIM may be used, and who changed it when. */
export default async function NetworksPage({ params }: NetworksPageProps) {
  const context = await pageContext("account.manage");
  const stored = await getSubscriptionNetworks(context, await params);
  if (!stored.ok) notFound();
  const { account, accountName, subscription, revision, zone } = stored.value;
  const history = await definitionHistory(context, { entity: "subscriptionNetworks", code: subscription });
  return (
    <>
      <PageHeader
        title={`Networks of ${subscription}`}
        description="Where it may be used. It goes before what the account agreed on."
        breadcrumbs={[
          { label: "Accounts", href: "/accounts" },
          { label: accountName, href: `/accounts/${account}` },
        ]}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
        <NetworksEditor
          // What somebody else saved begins a new form.
          key={revision}
          stored={stored.value}
          save={saveSubscriptionNetworks}
        />
        <DefinitionHistory history={history} zone={zone} />
      </div>
    </>
  );
}
