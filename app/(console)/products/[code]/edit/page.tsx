import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ProductEditor } from "#components/definition/product/product-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { productDraft } from "#lib/domain/product/product-draft.ts";
import { getProductEditor } from "#lib/operations/product/get-product-editor.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveProduct } from "../../actions.ts";

type EditProductPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProductEditor(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditProductPageProps): Promise<Metadata> {
  const view = await load(decodeURIComponent((await params).code));
  return { title: view?.stored ? `Edit ${view.stored.content.name} · Products` : "Not found" };
}

export default async function EditProductPage({ params }: EditProductPageProps) {
  const view = await load(decodeURIComponent((await params).code));
  if (!view?.stored) notFound();
  const { stored } = view;
  const address = `/products/${encodeURIComponent(stored.code)}`;
  // What is archived is restored first, and its page offers that.
  if (stored.archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${stored.content.name}`}
        breadcrumbs={[
          { label: "Products", href: "/products" },
          { label: stored.content.name, href: address },
        ]}
      />
      <ProductEditor
        // What somebody else saved begins a new form.
        key={stored.revision}
        {...view}
        initial={productDraft(stored, view)}
        save={saveProduct}
      />
    </>
  );
}
