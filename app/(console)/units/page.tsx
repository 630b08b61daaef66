import type { Metadata } from "next";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { UnitTable } from "#components/definition/unit-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { listUnits } from "#lib/operations/definition/list-units.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Units of measurement" };

export default async function UnitsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const search = textParameter(await searchParams, "q");
  const units = await listUnits(context, { search });
  return (
    <>
      <PageHeader title="Units of measurement" description="What usage is counted in, and how exactly." />
      <ListToolbar search={search} searchLabel="Search units" count={units.length} one="unit" many="units" />
      <Panel flush>
        {units.length > 0 ? (
          <UnitTable units={units} />
        ) : (
          <NothingFound
            what="unit of measurement"
            purpose="A unit says what usage is counted in: transactions, minutes, megabytes."
            search={search}
            clearHref="/units"
          />
        )}
      </Panel>
    </>
  );
}
