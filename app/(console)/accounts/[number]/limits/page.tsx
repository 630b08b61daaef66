import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DefinitionHistory } from "#components/definition/definition-history.tsx";
import { LimitsEditor } from "#components/definition/limits/limits-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getAccount } from "#lib/operations/account/get-account.ts";
import { getAccountLimits } from "#lib/operations/account/get-account-limits.ts";
import { getLimitChoices } from "#lib/operations/account/get-limit-choices.ts";
import { definitionHistory } from "#lib/operations/definition-history.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveAccountLimits } from "./actions.ts";

type LimitsPageProps = { readonly params: Promise<{ readonly number: string }> };

export async function generateMetadata({ params }: LimitsPageProps): Promise<Metadata> {
  return { title: `Limits · Account ${(await params).number}` };
}

/** What an account may use, and who changed it when. */
export default async function LimitsPage({ params }: LimitsPageProps) {
  const context = await pageContext("account.manage");
  const { number } = await params;
  const stored = await getAccountLimits(context, number);
  const account = await getAccount(context, number);
  if (!stored.ok || !account.ok) notFound();
  const history = await definitionHistory(context, { entity: "accountLimits", code: stored.value.account });
  return (
    <>
      <PageHeader
        title="Limits"
        description={`What ${account.value.name} may use before an order is refused`}
        breadcrumbs={[
          { label: "Accounts", href: "/accounts" },
          { label: account.value.name, href: `/accounts/${account.value.number}` },
        ]}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
        <LimitsEditor
          // What somebody else saved begins a new form.
          key={stored.value.revision}
          stored={stored.value}
          choices={await getLimitChoices(context)}
          save={saveAccountLimits}
        />
        <DefinitionHistory history={history} zone={account.value.zone} />
      </div>
    </>
  );
}
