import type { Metadata } from "next";
import { RbiSummary } from "#components/rbi/rbi-summary.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listRatedProducts } from "#lib/operations/rbi/list-rated-products.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Rated billing items" };

export default async function RbisPage() {
  const context = await pageContext("rbi.read");
  const products = await listRatedProducts(context);
  const { clock } = await frameContext();
  return (
    <>
      <PageHeader title="Rated billing items" description="Every amount that was posted for usage: where it went, and what took it back." />
      <RbiSummary zone={clock.zone} products={products} />
    </>
  );
}
