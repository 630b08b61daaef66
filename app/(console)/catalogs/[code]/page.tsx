import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { CatalogActions } from "#components/definition/catalog/catalog-actions.tsx";
import { CatalogDetail } from "#components/definition/catalog/catalog-detail.tsx";
import { CatalogStatePill } from "#components/definition/catalog/catalog-state-pill.tsx";
import { LineActions } from "#components/definition/catalog/line-actions.tsx";
import { ArchivedPill } from "#components/definition/definition-actions.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getCatalog } from "#lib/operations/catalog/get-catalog.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { archiveCatalog, restoreCatalog, setCatalogEffective, setCatalogNotEffective } from "../actions.ts";

type CatalogPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getCatalog(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: CatalogPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.catalog.name} · Catalogs` : "Not found" };
}

export default async function CatalogPage({ params }: CatalogPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { catalog } = found;
  const { role } = (await pageContext("definition.read")).actor;
  const canManage = can(role, "definition.manage");
  return (
    <>
      <PageHeader
        title={catalog.name}
        description={catalog.description}
        breadcrumbs={[{ label: "Catalogs", href: "/catalogs" }]}
        status={catalog.archivedAt === null ? <CatalogStatePill state={catalog.state} /> : <ArchivedPill />}
        actions={
          canManage ? (
            <CatalogActions
              catalog={catalog}
              setEffective={setCatalogEffective}
              setNotEffective={setCatalogNotEffective}
              archive={archiveCatalog}
              restore={restoreCatalog}
            />
          ) : null
        }
      />
      <CatalogDetail
        {...found}
        findsByName={can(role, "order.create")}
        lineActions={<LineActions code={catalog.code} canManage={canManage && catalog.archivedAt === null} />}
      />
    </>
  );
}
