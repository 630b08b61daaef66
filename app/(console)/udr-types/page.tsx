import type { Metadata } from "next";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { SourceTable } from "#components/definition/source-table.tsx";
import { UdrTypeTable } from "#components/definition/udr-type-table.tsx";
import { ValueListPanels } from "#components/definition/value-list-panels.tsx";
import { ZoneTable } from "#components/definition/zone-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { listUdrTypes } from "#lib/operations/definition/list-udr-types.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "UDR types" };

export default async function UdrTypesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const search = textParameter(await searchParams, "q");
  const { udrTypes, sources, valueLists, usageZones } = await listUdrTypes(context, { search });
  const nothing = search === "" ? "None yet" : "None matches the search";
  return (
    <>
      <PageHeader
        title="UDR types"
        description="How usage is recorded: what each kind of record says, where it may come from, and how it is told apart."
      />
      <ListToolbar search={search} searchLabel="Search types, sources, lists" count={udrTypes.length} one="UDR type" many="UDR types" />
      <div className="grid gap-4">
        <Panel flush>
          {udrTypes.length > 0 ? (
            <UdrTypeTable udrTypes={udrTypes} />
          ) : (
            <NothingFound
              what="UDR type"
              purpose="A UDR type says what is recorded of one use of a service."
              search={search}
              clearHref="/udr-types"
            />
          )}
        </Panel>
        <Panel
          title="Sources"
          description="The systems that record usage. A source follows from the channel of the order; nobody types it."
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
