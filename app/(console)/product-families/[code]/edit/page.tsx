import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ProductFamilyEditor } from "#components/definition/product/product-family-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { getProductFamily } from "#lib/operations/product/get-product-family.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveProductFamily } from "../../actions.ts";

type EditProductFamilyPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProductFamily(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditProductFamilyPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.family.name} · Product families` : "Not found" };
}

export default async function EditProductFamilyPage({ params }: EditProductFamilyPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { code, name, revision, archivedAt } = found.family;
  const address = `/product-families/${encodeURIComponent(code)}`;
  // What is archived is restored first, and its page offers that.
  if (archivedAt !== null) redirect(routeHref(address));
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        breadcrumbs={[
          { label: "Product families", href: "/product-families" },
          { label: name, href: address },
        ]}
      />
      <ProductFamilyEditor
        // What somebody else saved begins a new form.
        key={revision}
        initial={{ code, name }}
        revision={revision}
        save={saveProductFamily}
      />
    </>
  );
}
