import type { Metadata } from "next";
import { ProductFamilyEditor } from "#components/definition/product/product-family-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_PRODUCT_FAMILY_DRAFT } from "#lib/domain/product/product-family.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveProductFamily } from "../actions.ts";

export const metadata: Metadata = { title: "New product family" };

export default async function NewProductFamilyPage() {
  await pageContext("definition.manage");
  return (
    <>
      <PageHeader
        title="New product family"
        description="Products that are priced or sold together, whatever their types."
        breadcrumbs={[{ label: "Product families", href: "/product-families" }]}
      />
      <ProductFamilyEditor initial={NEW_PRODUCT_FAMILY_DRAFT} revision={null} save={saveProductFamily} />
    </>
  );
}
