import type { Metadata } from "next";
import { BillingTermTable } from "#components/billing-term/billing-term-table.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { listBillingTerms } from "#lib/operations/billing-term/list-billing-terms.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Billing terms" };

export default async function BillingTermsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const search = textParameter(await searchParams, "q");
  const schemes = await listBillingTerms(context, { search });
  return (
    <>
      <PageHeader
        title="Billing term schemes"
        description="How subscriptions are billed: the cycle, and when usage is billed before its end."
      />
      <ListToolbar search={search} searchLabel="Search schemes" count={schemes.length} one="scheme" many="schemes" />
      <Panel flush>
        {schemes.length > 0 ? (
          <BillingTermTable schemes={schemes} />
        ) : (
          <NothingFound
            what="scheme"
            purpose="A scheme says whether a subscription is normal or prepaid, and when its usage is billed."
            search={search}
            clearHref="/billing-terms"
          />
        )}
      </Panel>
    </>
  );
}
