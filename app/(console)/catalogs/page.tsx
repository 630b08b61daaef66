import type { Metadata } from "next";
import { CatalogTable } from "#components/catalog/catalog-table.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { listCatalogs } from "#lib/operations/catalog/list-catalogs.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Catalogs" };

export default async function CatalogsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const search = textParameter(await searchParams, "q");
  const { catalogs, zone } = await listCatalogs(context, { search });
  return (
    <>
      <PageHeader
        title="Usage service catalogs"
        description="Which services may be sold, when and to whom. Prices are in the price plans."
      />
      <ListToolbar search={search} searchLabel="Search catalogs" count={catalogs.length} one="catalog" many="catalogs" />
      <Panel flush>
        {catalogs.length > 0 ? (
          <CatalogTable catalogs={catalogs} zone={zone} />
        ) : (
          <NothingFound
            what="catalog"
            purpose="A usage service can be ordered only through a catalog that is effective, valid and meant for the subscriber."
            search={search}
            clearHref="/catalogs"
          />
        )}
      </Panel>
    </>
  );
}
