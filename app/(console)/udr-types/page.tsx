import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { SourceTable } from "#components/definition/source-table.tsx";
import { UdrTypeTable } from "#components/definition/udr-type-table.tsx";
import { ValueListPanels } from "#components/definition/value-list-panels.tsx";
import { ZoneTable } from "#components/definition/zone-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listUdrTypes } from "#lib/operations/definition/list-udr-types.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreUdrType } from "./actions.ts";

export const metadata: Metadata = { title: "UDR types" };

export default async function UdrTypesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const { udrTypes, sources, valueLists, usageZones } = await listUdrTypes(context, { search, archived });
  const nothing = search === "" ? "None yet" : "None matches the search";
  return (
    <>
      <PageHeader
        title="UDR types"
        description="How usage is recorded: what each kind of record says, where it may come from, and how it is told apart."
        actions={
          canManage ? (
            <ButtonLink variant="primary" href="/udr-types/new">
              New UDR type
            </ButtonLink>
          ) : null
        }
      />
      <ListToolbar search={search} searchLabel="Search types, sources, lists" count={udrTypes.length} one="UDR type" many="UDR types">
        <ArchivedLink list="/udr-types" isArchived={archived} />
      </ListToolbar>
      <div className="grid gap-4">
        <Panel flush>
          {udrTypes.length > 0 ? (
            <UdrTypeTable udrTypes={udrTypes} restore={archived && canManage ? restoreUdrType : null} />
          ) : (
            <NothingFound
              what="UDR type"
              purpose="A UDR type says what is recorded of one use of a service."
              search={search}
              archivedIn={archived ? "/udr-types" : null}
              clearHref={archived ? "/udr-types?archived=1" : "/udr-types"}
            />
          )}
        </Panel>
        <Panel
          title="Sources"
          description="The systems that record usage. A source follows from the channel of the order; nobody types it."
          actions={<ButtonLink href="/sources">All sources</ButtonLink>}
          flush
        >
          {sources.length > 0 ? <SourceTable sources={sources} showUses /> : <EmptyState kind="none" title={nothing} headingLevel={3} />}
        </Panel>
        <Panel
          title="Usage zones"
          description="Conditions on metadata under which a tiered rate holds. All conditions of a zone must be met."
          flush
        >
          {usageZones.length > 0 ? <ZoneTable zones={usageZones} /> : <EmptyState kind="none" title={nothing} headingLevel={3} />}
        </Panel>
        <ValueListPanels lists={valueLists} />
      </div>
    </>
  );
}
