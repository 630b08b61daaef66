import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { LookUpTables } from "#components/definition/look-up/look-up-tables.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listLookUpTables } from "#lib/operations/look-up/list-look-up-tables.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreLookUpTable } from "./actions.ts";

export const metadata: Metadata = { title: "Look-up tables" };

export default async function LookUpTablesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const tables = await listLookUpTables(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Look-up tables"
        description="What attributes of imported usage are derived by: a dialled number gives a destination."
        actions={
          canManage ? (
            <ButtonLink variant="primary" href="/look-up-tables/new">
              New look-up table
            </ButtonLink>
          ) : null
        }
      />
      <ListToolbar search={search} searchLabel="Search look-up tables" count={tables.length} one="look-up table" many="look-up tables">
        <ArchivedLink list="/look-up-tables" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {tables.length > 0 ? (
          <LookUpTables tables={tables} restore={archived && canManage ? restoreLookUpTable : null} />
        ) : (
          <NothingFound
            what="look-up table"
            purpose="A look-up table gives what a sender does not: the destination of a dialled number, the traffic type of an access point."
            search={search}
            archivedIn={archived ? "/look-up-tables" : null}
            clearHref={archived ? "/look-up-tables?archived=1" : "/look-up-tables"}
          />
        )}
      </Panel>
    </>
  );
}
