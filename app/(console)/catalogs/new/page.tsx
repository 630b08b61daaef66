import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CatalogEditor } from "#components/definition/catalog/catalog-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_CATALOG_DRAFT } from "#lib/domain/catalog/catalog-draft.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { getCatalogEditor } from "#lib/operations/catalog/get-catalog-editor.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveCatalog } from "../actions.ts";

export const metadata: Metadata = { title: "New catalog" };

export default async function NewCatalogPage() {
  const context = await pageContext("definition.manage");
  const view = await getCatalogEditor(context, null);
  if (!view) notFound();
  return (
    <>
      <PageHeader
        title="New catalog"
        description="Which services are sold together, when and to whom. It begins as a draft: nobody orders through it before it is set as effective."
        breadcrumbs={[{ label: "Catalogs", href: "/catalogs" }]}
      />
      <CatalogEditor {...view} initial={NEW_CATALOG_DRAFT} findsByName={can(context.actor.role, "order.create")} save={saveCatalog} />
    </>
  );
}
