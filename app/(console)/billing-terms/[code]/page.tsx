import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArchivedPill, DefinitionActions } from "#components/definition/definition-actions.tsx";
import { BillingTermDetail } from "#components/definition/terms/billing-term-detail.tsx";
import { SchemeMoves } from "#components/definition/terms/scheme-moves.tsx";
import { SchemeStatePill } from "#components/definition/terms/scheme-state-pill.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getBillingTerm } from "#lib/operations/billing-term/get-billing-term.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { archiveBillingTerm, moveBillingTerm, restoreBillingTerm } from "../actions.ts";

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
  const { zone } = (await frameContext()).clock;
  const canManage = can((await pageContext("definition.read")).actor.role, "definition.manage");
  return (
    <>
      <PageHeader
        title={found.name}
        description={found.description}
        breadcrumbs={[{ label: "Billing terms", href: "/billing-terms" }]}
        status={
          <>
            <SchemeStatePill state={found.state} />
            {found.archivedAt === null ? null : <ArchivedPill />}
          </>
        }
        actions={
          canManage ? (
            <>
              {found.archivedAt === null ? <SchemeMoves key={found.revision} scheme={found} move={moveBillingTerm} /> : null}
              <DefinitionActions definition={found} list="/billing-terms" archive={archiveBillingTerm} restore={restoreBillingTerm} />
            </>
          ) : null
        }
      />
      <BillingTermDetail scheme={found} zone={zone} />
    </>
  );
}
