import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { CatalogFilters } from "#components/definition/catalog/catalog-filters.tsx";
import { CatalogTable } from "#components/definition/catalog/catalog-table.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { CATALOG_STATES } from "#lib/domain/catalog/catalog.ts";
import { codeParameter, type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listCatalogs } from "#lib/operations/catalog/list-catalogs.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreCatalog } from "./actions.ts";

export const metadata: Metadata = { title: "Catalogs" };

export default async function CatalogsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const state = CATALOG_STATES.find((each) => each === textParameter(parameters, "state")) ?? null;
  const validOn = codeParameter(parameters, "on");
  const product = codeParameter(parameters, "product");
  const canManage = can(context.actor.role, "definition.manage");
  const { catalogs, zone, productName } = await listCatalogs(context, { search, state, archived, validOn, product });
  const list = archived ? "/catalogs?archived=1" : "/catalogs";
  return (
    <>
      <PageHeader
        title="Usage service catalogs"
        description="Which services may be sold, when and to whom. Prices are in the price plans."
        actions={
          canManage ? (
            <ButtonLink variant="primary" href="/catalogs/new">
              New catalog
            </ButtonLink>
          ) : null
        }
      />
      <ListToolbar search={search} searchLabel="Search catalogs" count={catalogs.length} one="catalog" many="catalogs">
        <CatalogFilters state={state} validOn={validOn} product={product} productName={productName} />
        <ArchivedLink list="/catalogs" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {catalogs.length > 0 ? (
          <CatalogTable catalogs={catalogs} zone={zone} restore={archived && canManage ? restoreCatalog : null} />
        ) : state !== null || validOn !== null || product !== null ? (
          <EmptyState
            kind="noMatch"
            title="No catalog matches the filters"
            action={<ButtonLink href={list}>Show all catalogs</ButtonLink>}
          />
        ) : (
          <NothingFound
            what="catalog"
            purpose="A usage service can be ordered only through a catalog that is effective, valid and meant for the subscriber."
            search={search}
            archivedIn={archived ? "/catalogs" : null}
            clearHref={list}
          />
        )}
      </Panel>
    </>
  );
}
