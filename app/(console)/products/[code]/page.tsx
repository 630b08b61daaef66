import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ProductDetail } from "#components/product/product-detail.tsx";
import { ValidityPill } from "#components/product/validity-pill.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getProduct } from "#lib/operations/product/get-product.ts";
import { pageContext } from "#lib/web/page-context.ts";

type ProductPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getProduct(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.product.name} · Products` : "Not found" };
}

export default async function ProductPage({ params }: ProductPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  return (
    <>
      <PageHeader
        title={found.product.name}
        description={found.product.description}
        breadcrumbs={[{ label: "Products", href: "/products" }]}
        status={<ValidityPill validity={found.product.validity} />}
      />
      <ProductDetail product={found.product} zone={found.zone} />
    </>
  );
}
