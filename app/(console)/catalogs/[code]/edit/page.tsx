import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { CatalogEditor } from "#components/definition/catalog/catalog-editor.tsx";
import { CatalogStatePill } from "#components/definition/catalog/catalog-state-pill.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { catalogDraft } from "#lib/domain/catalog/catalog-draft.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { getCatalogEditor } from "#lib/operations/catalog/get-catalog-editor.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveCatalog } from "../../actions.ts";

type EditCatalogPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getCatalogEditor(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditCatalogPageProps): Promise<Metadata> {
  const view = await load(decodeURIComponent((await params).code));
  return { title: view?.stored ? `Edit ${view.stored.name} · Catalogs` : "Not found" };
}

export default async function EditCatalogPage({ params }: EditCatalogPageProps) {
  const view = await load(decodeURIComponent((await params).code));
  if (!view?.stored) notFound();
  const { stored, zone } = view;
  const address = `/catalogs/${encodeURIComponent(stored.code)}`;
  // What is archived is restored first, and its page offers that.
  if (stored.archivedAt !== null) redirect(routeHref(address));
  const { actor } = await pageContext("definition.manage");
  return (
    <>
      <PageHeader
        title={`Edit ${stored.name}`}
        breadcrumbs={[
          { label: "Catalogs", href: "/catalogs" },
          { label: stored.name, href: address },
        ]}
        status={<CatalogStatePill state={stored.state} />}
      />
      <CatalogEditor
        // What somebody else saved begins a new form.
        key={stored.revision}
        {...view}
        initial={catalogDraft(stored, zone)}
        findsByName={can(actor.role, "order.create")}
        save={saveCatalog}
      />
    </>
  );
}
