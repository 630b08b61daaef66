import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { BillingTermDetail } from "#components/billing-term/billing-term-detail.tsx";
import { SchemeStatePill } from "#components/billing-term/scheme-state-pill.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getBillingTerm } from "#lib/operations/billing-term/get-billing-term.ts";
import { pageContext } from "#lib/web/page-context.ts";

type BillingTermPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getBillingTerm(await pageContext("definition.read"), code));

export async function generateMetadata({ params }: BillingTermPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `${found.name} · Billing terms` : "Not found" };
}

export default async function BillingTermPage({ params }: BillingTermPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  return (
    <>
      <PageHeader
        title={found.name}
        description={found.description}
        breadcrumbs={[{ label: "Billing terms", href: "/billing-terms" }]}
        status={<SchemeStatePill state={found.state} />}
      />
      <BillingTermDetail scheme={found} />
    </>
  );
}
