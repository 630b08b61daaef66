import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { ProductTypeTable } from "#components/definition/product/product-type-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listProductTypes } from "#lib/operations/product/list-product-types.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreProductType } from "./actions.ts";

export const metadata: Metadata = { title: "Product types" };

export default async function ProductTypesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const types = await listProductTypes(context, { search, archived });
  return (
    <>
      <PageHeader
        title="Product types"
        description="What kinds of things are sold, and how their usage is recorded."
        actions={
          canManage ? (
            <ButtonLink variant="primary" href="/product-types/new">
              New product type
            </ButtonLink>
          ) : null
        }
      />
      <ListToolbar search={search} searchLabel="Search product types" count={types.length} one="product type" many="product types">
        <ArchivedLink list="/product-types" isArchived={archived} />
      </ListToolbar>
      <Panel flush>
        {types.length > 0 ? (
          <ProductTypeTable types={types} restore={archived && canManage ? restoreProductType : null} />
        ) : (
          <NothingFound
            what="product type"
            purpose="A product type says whether its products are charged per use or regularly, and which UDRs they make."
            search={search}
            archivedIn={archived ? "/product-types" : null}
            clearHref={archived ? "/product-types?archived=1" : "/product-types"}
          />
        )}
      </Panel>
    </>
  );
}
