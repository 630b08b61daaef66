import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { ProductFamilyTable } from "#components/definition/product/product-family-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listProductFamilies } from "#lib/operations/product/list-product-families.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreProductFamily } from "./actions.ts";

export const metadata: Metadata = { title: "Product families" };

export default async function ProductFamiliesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const families = await listProductFamilies(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Product families"
        description="Products that are priced or sold together, whatever their types."
        actions={
          canManage ? (
            <ButtonLink variant="primary" href="/product-families/new">
              New product family
            </ButtonLink>
          ) : null
        }
      />
      <ListToolbar
        search={search}
        searchLabel="Search product families"
        count={families.length}
        one="product family"
        many="product families"
      >
        <ArchivedLink list="/product-families" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {families.length > 0 ? (
          <ProductFamilyTable families={families} restore={archived && canManage ? restoreProductFamily : null} />
        ) : (
          <NothingFound
            what="product family"
            purpose="A family groups products that one rate prices or one catalog line sells."
            search={search}
            archivedIn={archived ? "/product-families" : null}
            clearHref={archived ? "/product-families?archived=1" : "/product-families"}
          />
        )}
      </Panel>
    </>
  );
}
