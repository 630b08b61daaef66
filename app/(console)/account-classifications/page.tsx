import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { DefinitionSheetActions } from "#components/definition/sheet/definition-sheet-actions.tsx";
import { AccountClassificationTable } from "#components/definition/terms/account-classification-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { DEFINITION_SHEETS } from "#lib/domain/sheet/definition-sheets.ts";
import { sheetInWords } from "#lib/domain/sheet/sheet-words.ts";
import { listAccountClassifications } from "#lib/operations/billing-term/list-account-classifications.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreAccountClassification } from "./actions.ts";

export const metadata: Metadata = { title: "Account classifications" };

export default async function AccountClassificationsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const classifications = await listAccountClassifications(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Account classifications"
        description="Groups of accounts, such as VIP: a price plan, a catalog or a discount may be for a group only."
        actions={
          <>
            <DefinitionSheetActions
              path="/api/definitions/account-classifications"
              sheet={sheetInWords(DEFINITION_SHEETS["account-classifications"])}
              search={search}
              isArchived={archived}
              canImport={canManage}
            />
            {canManage ? (
              <ButtonLink variant="primary" href="/account-classifications/new">
                New classification
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <ListToolbar
        search={search}
        searchLabel="Search classifications"
        count={classifications.length}
        one="classification"
        many="classifications"
      >
        <ArchivedLink list="/account-classifications" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {classifications.length > 0 ? (
          <AccountClassificationTable
            classifications={classifications}
            restore={archived && canManage ? restoreAccountClassification : null}
          />
        ) : (
          <NothingFound
            what="classification"
            purpose="A classification groups accounts, so that prices and offers can be for the group."
            search={search}
            archivedIn={archived ? "/account-classifications" : null}
            clearHref={archived ? "/account-classifications?archived=1" : "/account-classifications"}
          />
        )}
      </Panel>
    </>
  );
}
