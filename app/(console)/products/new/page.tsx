import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProductEditor } from "#components/definition/product/product-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { newProductDraft } from "#lib/domain/product/product-draft.ts";
import { getProductEditor } from "#lib/operations/product/get-product-editor.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveProduct } from "../actions.ts";

export const metadata: Metadata = { title: "New product" };

export default async function NewProductPage() {
  const view = await getProductEditor(await pageContext("definition.manage"), null);
  if (!view) notFound();
  return (
    <>
      <PageHeader
        title="New product"
        description="One thing that is sold: a film, a minute, a seat."
        breadcrumbs={[{ label: "Products", href: "/products" }]}
      />
      <ProductEditor {...view} initial={newProductDraft(view)} save={saveProduct} />
    </>
  );
}
