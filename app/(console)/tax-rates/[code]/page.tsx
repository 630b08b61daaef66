import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { MoveProductsPanel } from "#components/definition/tax-rate/move-products-panel.tsx";
import { TaxRateDetail } from "#components/definition/tax-rate/tax-rate-detail.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getTaxRate } from "#lib/operations/tax-rate/get-tax-rate.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { archiveTaxRate, moveProducts, restoreTaxRate } from "../actions.ts";

type TaxRatePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getTaxRate(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: TaxRatePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.rate.name} · Tax rates` : "Not found" };
}

export default async function TaxRatePage({ params }: TaxRatePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { rate, steps, products, history, zone, ownAlike } = found;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={rate.name}
        breadcrumbs={[{ label: "Tax rates", href: "/tax-rates" }]}
        status={rate.archivedAt === null ? null : <ArchivedPill />}
        actions={
          canManage ? <DefinitionActions definition={rate} list="/tax-rates" archive={archiveTaxRate} restore={restoreTaxRate} /> : null
        }
      />
      <TaxRateDetail rate={rate} steps={steps} products={products} history={history} zone={zone}>
        {ownAlike === null ? null : (
          <MoveProductsPanel code={rate.code} name={rate.name} zone={zone} ownAlike={ownAlike} move={canManage ? moveProducts : null} />
        )}
      </TaxRateDetail>
    </>
  );
}
