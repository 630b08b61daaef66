import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { ZoneTable } from "#components/definition/zone-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listUsageZones } from "#lib/operations/definition/list-usage-zones.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreUsageZone } from "./actions.ts";

export const metadata: Metadata = { title: "Usage zones" };

export default async function UsageZonesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const { zones, attributes } = await listUsageZones(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Usage zones"
        description="Conditions on metadata, such as a network or a destination, under which a rate or a discount holds."
        actions={
          canManage ? (
            <ButtonLink variant="primary" href="/usage-zones/new">
              New usage zone
            </ButtonLink>
          ) : null
        }
      />
      <ListToolbar search={search} searchLabel="Search usage zones" count={zones.length} one="usage zone" many="usage zones">
        <ArchivedLink list="/usage-zones" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {zones.length > 0 ? (
          <ZoneTable zones={zones} attributes={attributes} restore={archived && canManage ? restoreUsageZone : null} />
        ) : (
          <NothingFound
            what="usage zone"
            purpose="A zone names usage by its metadata, such as calls to the EU, so that it can have a price of its own."
            search={search}
            archivedIn={archived ? "/usage-zones" : null}
            clearHref={archived ? "/usage-zones?archived=1" : "/usage-zones"}
          />
        )}
      </Panel>
    </>
  );
}
