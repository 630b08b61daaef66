import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ProductTypeDetail } from "#components/product/product-type-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getProductType } from "#lib/operations/product/get-product-type.ts";
import { pageContext } from "#lib/web/page-context.ts";

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
  return (
    <>
      <PageHeader
        title={found.type.name}
        description={found.type.description}
        breadcrumbs={[{ label: "Product types", href: "/product-types" }]}
      />
      <ProductTypeDetail {...found} />
    </>
  );
}
