import type { Metadata } from "next";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { ProductTypeTable } from "#components/product/product-type-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { listProductTypes } from "#lib/operations/product/list-product-types.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Product types" };

export default async function ProductTypesPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const search = textParameter(await searchParams, "q");
  const types = await listProductTypes(context, { search });
  return (
    <>
      <PageHeader title="Product types" description="What kinds of things are sold, and how their usage is recorded." />
      <ListToolbar search={search} searchLabel="Search product types" count={types.length} one="product type" many="product types" />
      <Panel flush>
        {types.length > 0 ? (
          <ProductTypeTable types={types} />
        ) : (
          <NothingFound
            what="product type"
            purpose="A product type says whether its products are charged per use or regularly, and which UDRs they make."
            search={search}
            clearHref="/product-types"
          />
        )}
      </Panel>
    </>
  );
}
