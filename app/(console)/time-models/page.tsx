import type { Metadata } from "next";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { TimeModelTable } from "#components/definition/time-model-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { listTimeModels } from "#lib/operations/definition/list-time-models.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Date/time models" };

export default async function TimeModelsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const search = textParameter(await searchParams, "q");
  const models = await listTimeModels(context, { search });
  return (
    <>
      <PageHeader title="Date/time models" description="When a tiered rate holds: windows on the local week, with dated exceptions." />
      <ListToolbar
        search={search}
        searchLabel="Search date/time models"
        count={models.length}
        one="date/time model"
        many="date/time models"
      />
      <Panel flush>
        {models.length > 0 ? (
          <TimeModelTable models={models} />
        ) : (
          <NothingFound
            what="date/time model"
            purpose="A model names a pattern of time, such as off-peak, under which a rate holds."
            search={search}
            clearHref="/time-models"
          />
        )}
      </Panel>
    </>
  );
}
