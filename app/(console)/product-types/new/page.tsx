import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProductTypeEditor } from "#components/definition/product/product-type-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_PRODUCT_TYPE_DRAFT } from "#lib/domain/product/product-type-draft.ts";
import { getProductTypeEditor } from "#lib/operations/product/get-product-type-editor.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveProductType } from "../actions.ts";

export const metadata: Metadata = { title: "New product type" };

export default async function NewProductTypePage() {
  const view = await getProductTypeEditor(await pageContext("definition.manage"), null);
  if (!view) notFound();
  return (
    <>
      <PageHeader
        title="New product type"
        description="What kind of thing is sold, and how its usage is recorded."
        breadcrumbs={[{ label: "Product types", href: "/product-types" }]}
      />
      <ProductTypeEditor initial={NEW_PRODUCT_TYPE_DRAFT} revision={null} udrTypes={view.udrTypes} save={saveProductType} />
    </>
  );
}
