import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { SourceTable } from "#components/definition/source-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listSources } from "#lib/operations/definition/list-sources.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreSource } from "./actions.ts";

export const metadata: Metadata = { title: "Sources" };

export default async function SourcesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const sources = await listSources(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Sources"
        description="The systems that record usage. A source follows from the channel of the order; nobody types it."
        actions={
          canManage ? (
            <ButtonLink variant="primary" href="/sources/new">
              New source
            </ButtonLink>
          ) : null
        }
      />
      <ListToolbar search={search} searchLabel="Search sources" count={sources.length} one="source" many="sources">
        <ArchivedLink list="/sources" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {sources.length > 0 ? (
          <SourceTable sources={sources} showUses restore={archived && canManage ? restoreSource : null} />
        ) : (
          <NothingFound
            what="source"
            purpose="A source names a system that records usage, such as a decoder."
            search={search}
            archivedIn={archived ? "/sources" : null}
            clearHref={archived ? "/sources?archived=1" : "/sources"}
          />
        )}
      </Panel>
    </>
  );
}
