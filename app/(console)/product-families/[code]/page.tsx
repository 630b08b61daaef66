import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { ProductFamilyDetail } from "#components/definition/product/product-family-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getProductFamily } from "#lib/operations/product/get-product-family.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveProductFamily, restoreProductFamily } from "../actions.ts";

type ProductFamilyPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProductFamily(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: ProductFamilyPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.family.name} · Product families` : "Not found" };
}

export default async function ProductFamilyPage({ params }: ProductFamilyPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { family } = found;
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={family.name}
        breadcrumbs={[{ label: "Product families", href: "/product-families" }]}
        status={family.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? (
            <DefinitionActions definition={family} list="/product-families" archive={archiveProductFamily} restore={restoreProductFamily} />
          ) : null
        }
      />
      <ProductFamilyDetail {...found} zone={zone} />
    </>
  );
}
