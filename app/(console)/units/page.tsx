import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { UnitTable } from "#components/definition/unit-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listUnits } from "#lib/operations/definition/list-units.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreUnit } from "./actions.ts";

export const metadata: Metadata = { title: "Units of measurement" };

export default async function UnitsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const units = await listUnits(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Units of measurement"
        description="What usage is counted in, and how exactly."
        actions={
          canManage ? (
            <ButtonLink variant="primary" href="/units/new">
              New unit
            </ButtonLink>
          ) : null
        }
      />
      <ListToolbar search={search} searchLabel="Search units" count={units.length} one="unit" many="units">
        <ArchivedLink list="/units" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {units.length > 0 ? (
          <UnitTable units={units} restore={archived && canManage ? restoreUnit : null} />
        ) : (
          <NothingFound
            what="unit of measurement"
            purpose="A unit says what usage is counted in: transactions, minutes, megabytes."
            search={search}
            archivedIn={archived ? "/units" : null}
            clearHref={archived ? "/units?archived=1" : "/units"}
          />
        )}
      </Panel>
    </>
  );
}
