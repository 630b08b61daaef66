import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { DefinitionSheetActions } from "#components/definition/sheet/definition-sheet-actions.tsx";
import { TaxRateTable } from "#components/definition/tax-rate/tax-rate-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { DEFINITION_SHEETS } from "#lib/domain/sheet/definition-sheets.ts";
import { sheetInWords } from "#lib/domain/sheet/sheet-words.ts";
import { listTaxRates } from "#lib/operations/tax-rate/list-tax-rates.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreTaxRate } from "./actions.ts";

export const metadata: Metadata = { title: "Tax rates" };

export default async function TaxRatesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const { taxRates, zone } = await listTaxRates(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Tax rates"
        description="What products share: how many per cent, from when. One step changes all of them."
        actions={
          <>
            <DefinitionSheetActions
              path="/api/definitions/tax-rates"
              sheet={sheetInWords(DEFINITION_SHEETS["tax-rates"])}
              search={search}
              isArchived={archived}
              canImport={canManage}
            />
            {canManage ? (
              <ButtonLink variant="primary" href="/tax-rates/new">
                New tax rate
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <ListToolbar search={search} searchLabel="Search tax rates" count={taxRates.length} one="tax rate" many="tax rates">
        <ArchivedLink list="/tax-rates" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {taxRates.length > 0 ? (
          <TaxRateTable rates={taxRates} zone={zone} now={context.now} restore={archived && canManage ? restoreTaxRate : null} />
        ) : (
          <NothingFound
            what="tax rate"
            purpose="Products that share a tax rate change their tax together, from one day on."
            search={search}
            archivedIn={archived ? "/tax-rates" : null}
            clearHref={archived ? "/tax-rates?archived=1" : "/tax-rates"}
          />
        )}
      </Panel>
    </>
  );
}
