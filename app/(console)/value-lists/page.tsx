import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { ValueListTable } from "#components/definition/value-list-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listValueLists } from "#lib/operations/definition/list-value-lists.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreValueList } from "./actions.ts";

export const metadata: Metadata = { title: "Value lists" };

export default async function ValueListsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const lists = await listValueLists(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Value lists"
        description="What a choice attribute of a UDR may be: flat, or a tree."
        actions={
          canManage ? (
            <ButtonLink variant="primary" href="/value-lists/new">
              New value list
            </ButtonLink>
          ) : null
        }
      />
      <ListToolbar search={search} searchLabel="Search value lists" count={lists.length} one="value list" many="value lists">
        <ArchivedLink list="/value-lists" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {lists.length > 0 ? (
          <ValueListTable lists={lists} restore={archived && canManage ? restoreValueList : null} />
        ) : (
          <NothingFound
            what="value list"
            purpose="A value list says what a choice may be, such as networks or countries."
            search={search}
            archivedIn={archived ? "/value-lists" : null}
            clearHref={archived ? "/value-lists?archived=1" : "/value-lists"}
          />
        )}
      </Panel>
    </>
  );
}
