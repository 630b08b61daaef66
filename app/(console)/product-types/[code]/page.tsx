import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { ProductTypeDetail } from "#components/definition/product/product-type-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getProductType } from "#lib/operations/product/get-product-type.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveProductType, restoreProductType } from "../actions.ts";

type ProductTypePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProductType(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: ProductTypePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.type.name} · Product types` : "Not found" };
}

export default async function ProductTypePage({ params }: ProductTypePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { type } = found;
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={type.name}
        description={type.description}
        breadcrumbs={[{ label: "Product types", href: "/product-types" }]}
        status={type.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? (
            <DefinitionActions definition={type} list="/product-types" archive={archiveProductType} restore={restoreProductType} />
          ) : null
        }
      />
      <ProductTypeDetail {...found} zone={zone} />
    </>
  );
}
