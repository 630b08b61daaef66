import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { TimeModelTable } from "#components/definition/time-model-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listTimeModels } from "#lib/operations/definition/list-time-models.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreTimeModel } from "./actions.ts";

export const metadata: Metadata = { title: "Date/time models" };

export default async function TimeModelsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const models = await listTimeModels(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Date/time models"
        description="When a tiered rate holds: windows on the local week, with dated exceptions."
        actions={
          canManage ? (
            <ButtonLink variant="primary" href="/time-models/new">
              New date/time model
            </ButtonLink>
          ) : null
        }
      />
      <ListToolbar
        search={search}
        searchLabel="Search date/time models"
        count={models.length}
        one="date/time model"
        many="date/time models"
      >
        <ArchivedLink list="/time-models" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {models.length > 0 ? (
          <TimeModelTable models={models} restore={archived && canManage ? restoreTimeModel : null} />
        ) : (
          <NothingFound
            what="date/time model"
            purpose="A model names a pattern of time, such as off-peak, under which a rate holds."
            search={search}
            archivedIn={archived ? "/time-models" : null}
            clearHref={archived ? "/time-models?archived=1" : "/time-models"}
          />
        )}
      </Panel>
    </>
  );
}
