import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { LookUpDetail } from "#components/definition/look-up/look-up-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { getLookUpTable } from "#lib/operations/look-up/get-look-up-table.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveLookUpTable, restoreLookUpTable } from "../actions.ts";

type LookUpTablePageProps = {
  readonly params: Promise<{ readonly code: string }>;
  readonly searchParams: Promise<SearchParameters>;
};

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string, search: string) => getLookUpTable(await pageContext("definition.read"), code, search));

async function loaded({ params, searchParams }: LookUpTablePageProps) {
  return load(decodeURIComponent((await params).code), textParameter(await searchParams, "q"));
}

export async function generateMetadata(props: LookUpTablePageProps): Promise<Metadata> {
  const found = await loaded(props);
  return { title: found ? `${found.table.name} · Look-up tables` : "Not found" };
}

export default async function LookUpTablePage(props: LookUpTablePageProps) {
  const found = await loaded(props);
  if (!found) notFound();
  const { table, rows, found: match } = found;
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={table.name}
        breadcrumbs={[{ label: "Look-up tables", href: "/look-up-tables" }]}
        status={table.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? (
            <DefinitionActions definition={table} list="/look-up-tables" archive={archiveLookUpTable} restore={restoreLookUpTable} />
          ) : null
        }
      />
      <LookUpDetail
        table={table}
        rows={rows}
        found={match}
        search={textParameter(await props.searchParams, "q")}
        canManage={canManage && table.archivedAt === null}
        zone={zone}
      />
    </>
  );
}
