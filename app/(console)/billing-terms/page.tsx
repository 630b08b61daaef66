import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { DefinitionSheetActions } from "#components/definition/sheet/definition-sheet-actions.tsx";
import { BillingTermTable } from "#components/definition/terms/billing-term-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { DEFINITION_SHEETS } from "#lib/domain/sheet/definition-sheets.ts";
import { sheetInWords } from "#lib/domain/sheet/sheet-words.ts";
import { listBillingTerms } from "#lib/operations/billing-term/list-billing-terms.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreBillingTerm } from "./actions.ts";

export const metadata: Metadata = { title: "Billing terms" };

export default async function BillingTermsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const schemes = await listBillingTerms(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Billing term schemes"
        description="How subscriptions are billed: the cycle, and when usage is billed before its end."
        actions={
          <>
            <DefinitionSheetActions
              path="/api/definitions/billing-terms"
              sheet={sheetInWords(DEFINITION_SHEETS["billing-terms"])}
              search={search}
              isArchived={archived}
              canImport={canManage}
            />
            {canManage ? (
              <ButtonLink variant="primary" href="/billing-terms/new">
                New scheme
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <ListToolbar search={search} searchLabel="Search schemes" count={schemes.length} one="scheme" many="schemes">
        <ArchivedLink list="/billing-terms" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {schemes.length > 0 ? (
          <BillingTermTable schemes={schemes} restore={archived && canManage ? restoreBillingTerm : null} />
        ) : (
          <NothingFound
            what="scheme"
            purpose="A scheme says whether a subscription is normal or prepaid, and when its usage is billed."
            search={search}
            archivedIn={archived ? "/billing-terms" : null}
            clearHref={archived ? "/billing-terms?archived=1" : "/billing-terms"}
          />
        )}
      </Panel>
    </>
  );
}
