import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { DefinitionSheetActions } from "#components/definition/sheet/definition-sheet-actions.tsx";
import { SubscriptionTypeTable } from "#components/definition/terms/subscription-type-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { DEFINITION_SHEETS } from "#lib/domain/sheet/definition-sheets.ts";
import { sheetInWords } from "#lib/domain/sheet/sheet-words.ts";
import { listSubscriptionTypes } from "#lib/operations/billing-term/list-subscription-types.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreSubscriptionType } from "./actions.ts";

export const metadata: Metadata = { title: "Subscription types" };

export default async function SubscriptionTypesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const types = await listSubscriptionTypes(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Subscription types"
        description="What kind of service a subscription is, such as over-the-top TV. Catalogs may ask for a type."
        actions={
          <>
            <DefinitionSheetActions
              path="/api/definitions/subscription-types"
              sheet={sheetInWords(DEFINITION_SHEETS["subscription-types"])}
              search={search}
              isArchived={archived}
              canImport={canManage}
            />
            {canManage ? (
              <ButtonLink variant="primary" href="/subscription-types/new">
                New subscription type
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <ListToolbar
        search={search}
        searchLabel="Search subscription types"
        count={types.length}
        one="subscription type"
        many="subscription types"
      >
        <ArchivedLink list="/subscription-types" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {types.length > 0 ? (
          <SubscriptionTypeTable types={types} restore={archived && canManage ? restoreSubscriptionType : null} />
        ) : (
          <NothingFound
            what="subscription type"
            purpose="A subscription type says what kind of service a subscription is."
            search={search}
            archivedIn={archived ? "/subscription-types" : null}
            clearHref={archived ? "/subscription-types?archived=1" : "/subscription-types"}
          />
        )}
      </Panel>
    </>
  );
}
