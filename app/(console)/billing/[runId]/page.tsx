import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RunResult } from "#components/billing/run-result.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getBillingRun } from "#lib/operations/billing/get-billing-run.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

type RunPageProps = { readonly params: Promise<{ readonly runId: string }> };

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  return { title: `Billing run ${(await params).runId}` };
}

export default async function RunPage({ params }: RunPageProps) {
  const context = await pageContext("billingRun.read");
  const { runId } = await params;
  if (!/^\d{1,15}$/.test(runId)) notFound();
  const found = await getBillingRun(context, Number.parseInt(runId, 10));
  if (!found.ok) notFound();
  const run = found.value;
  const { zone } = (await frameContext()).clock;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Billing runs", href: "/billing" }]}
        title={`Billing run ${run.billingRunId}`}
        description={run.accountName ? `${run.accountName}, ${run.subscriptionNumber ?? run.accountNumber ?? ""}` : "All accounts"}
      />
      <RunResult run={run} zone={zone} />
    </>
  );
}
