import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { CatalogDetail } from "#components/catalog/catalog-detail.tsx";
import { CatalogStatePill } from "#components/catalog/catalog-state-pill.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getCatalog } from "#lib/operations/catalog/get-catalog.ts";
import { pageContext } from "#lib/web/page-context.ts";

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
  return (
    <>
      <PageHeader
        title={found.catalog.name}
        description={found.catalog.description}
        breadcrumbs={[{ label: "Catalogs", href: "/catalogs" }]}
        status={<CatalogStatePill state={found.catalog.state} />}
      />
      <CatalogDetail catalog={found.catalog} lines={found.lines} zone={found.zone} />
    </>
  );
}
