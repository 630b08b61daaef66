import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { ListToolbar } from "#components/definition/list-toolbar.tsx";
import { NothingFound } from "#components/definition/nothing-found.tsx";
import { ProductFilters } from "#components/definition/product/product-filters.tsx";
import { ProductListActions } from "#components/definition/product/product-list-actions.tsx";
import { ProductTable } from "#components/definition/product/product-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { codeParameter, type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listProducts } from "#lib/operations/product/list-products.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { restoreProduct } from "./actions.ts";

export const metadata: Metadata = { title: "Products" };

export default async function ProductsPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("definition.read");
  const parameters = await searchParams;
  const search = textParameter(parameters, "q");
  const typeCode = codeParameter(parameters, "type");
  const familyCode = codeParameter(parameters, "family");
  const taxRateCode = codeParameter(parameters, "tax");
  const after = codeParameter(parameters, "after");
  const archived = textParameter(parameters, "archived") === "1";
  const canManage = can(context.actor.role, "definition.manage");
  const filter = { search, typeCode, familyCode, taxRateCode, archived };
  const { products, total, types, families, taxRates, zone, nextAfter } = await listProducts(context, { ...filter, after });
  const filters = new URLSearchParams(
    Object.entries({
      q: search,
      type: typeCode ?? "",
      family: familyCode ?? "",
      tax: taxRateCode ?? "",
      archived: archived ? "1" : "",
    }).filter(([, value]) => value !== ""),
  );
  const list = archived ? "/products?archived=1" : "/products";
  const isFiltered = typeCode !== null || familyCode !== null || taxRateCode !== null;
  return (
    <>
      <PageHeader
        title="Products"
        description="What is sold. Prices are in the price plans, and who may order is in the catalogs."
        actions={<ProductListActions filters={filters.toString()} canManage={canManage} />}
      />
      <ListToolbar search={search} searchLabel="Search products" count={total.count} isMore={total.isMore} one="product" many="products">
        <ProductFilters
          types={types}
          families={families}
          taxRates={taxRates}
          typeCode={typeCode}
          familyCode={familyCode}
          taxRateCode={taxRateCode}
        />
        <ArchivedLink list="/products" isArchived={archived} />
      </ListToolbar>
      <Panel flush footer={after !== null || nextAfter !== null ? <Pages filters={filters} after={after} nextAfter={nextAfter} /> : null}>
        {products.length > 0 ? (
          <ProductTable label="Products" products={products} zone={zone} restore={archived && canManage ? restoreProduct : null} />
        ) : isFiltered ? (
          <EmptyState
            kind="noMatch"
            title="No product matches the filters"
            action={<ButtonLink href={list}>Show all products</ButtonLink>}
          />
        ) : (
          <NothingFound
            what="product"
            purpose="A product is one thing that is sold: a film, a minute, a seat."
            search={search}
            archivedIn={archived ? "/products" : null}
            clearHref={list}
          />
        )}
      </Panel>
    </>
  );
}

type PagesProps = { readonly filters: URLSearchParams; readonly after: string | null; readonly nextAfter: string | null };

/** The list is walked by code; back is the browser's own, or the start. */
function Pages({ filters, after, nextAfter }: PagesProps) {
  return (
    <>
      {after === null ? null : <ButtonLink href={`/products?${filters}`}>First page</ButtonLink>}
      {nextAfter === null ? null : (
        <ButtonLink href={`/products?${new URLSearchParams([...filters, ["after", nextAfter]])}`}>Next page</ButtonLink>
      )}
    </>
  );
}
