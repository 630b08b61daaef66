import type { Metadata } from "next";
import { RunBillingDialog } from "#components/billing/run-billing-dialog.tsx";
import { RunTable } from "#components/billing/run-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { listBillingRuns } from "#lib/operations/billing/list-billing-runs.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { runBilling } from "./actions.ts";

export const metadata: Metadata = { title: "Billing runs" };

type BillingPageProps = { readonly searchParams: Promise<{ readonly before?: string | string[] }> };

export default async function BillingPage({ searchParams }: BillingPageProps) {
  const context = await pageContext("billingRun.read");
  const { before } = await searchParams;
  const listed = await listBillingRuns(context, {
    before: typeof before === "string" && /^\d{1,15}$/.test(before) ? Number.parseInt(before, 10) : null,
  });
  const { rows, nextCursor } = present(listed.ok ? listed.value : null, "the list of billing runs");
  const { zone } = (await frameContext()).clock;
  return (
    <>
      <PageHeader
        title="Billing runs"
        description="What was billed, when, and on whose word. A subscription that reaches its threshold is billed by itself."
        actions={can(context.actor.role, "billingRun.start") ? <RunBillingDialog runBilling={runBilling} /> : null}
      />
      <Panel flush>
        <RunTable runs={rows} zone={zone} />
        {nextCursor === null ? null : (
          <div className="flex justify-center border-t p-3">
            <ButtonLink href={`/billing?before=${nextCursor}`}>Older runs</ButtonLink>
          </div>
        )}
      </Panel>
    </>
  );
}
