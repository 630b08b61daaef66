import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ProductTypeEditor } from "#components/definition/product/product-type-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { productTypeDraft } from "#lib/domain/product/product-type-draft.ts";
import { getProductTypeEditor } from "#lib/operations/product/get-product-type-editor.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveProductType } from "../../actions.ts";

type EditProductTypePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProductTypeEditor(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditProductTypePageProps): Promise<Metadata> {
  const view = await load(decodeURIComponent((await params).code));
  return { title: view?.type ? `Edit ${view.type.name} · Product types` : "Not found" };
}

export default async function EditProductTypePage({ params }: EditProductTypePageProps) {
  const view = await load(decodeURIComponent((await params).code));
  if (!view?.type) notFound();
  const { type, udrTypes } = view;
  const address = `/product-types/${encodeURIComponent(type.code)}`;
  // What is archived is restored first, and its page offers that.
  if (type.archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${type.name}`}
        breadcrumbs={[
          { label: "Product types", href: "/product-types" },
          { label: type.name, href: address },
        ]}
      />
      <ProductTypeEditor
        // What somebody else saved begins a new form.
        key={type.revision}
        initial={productTypeDraft(type)}
        revision={type.revision}
        udrTypes={udrTypes}
        save={saveProductType}
      />
    </>
  );
}
