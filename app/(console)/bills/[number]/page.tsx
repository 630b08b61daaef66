import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BillDocument } from "#components/billing/bill-document.tsx";
import { BillItems } from "#components/billing/bill-items.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { getBill } from "#lib/operations/billing/get-bill.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

type BillPageProps = {
  readonly params: Promise<{ readonly number: string }>;
  readonly searchParams: Promise<{ readonly after?: string | string[] }>;
};

export async function generateMetadata({ params }: BillPageProps): Promise<Metadata> {
  return { title: `Bill ${(await params).number}` };
}

export default async function BillPage({ params, searchParams }: BillPageProps) {
  const context = await pageContext("bill.read");
  const { number } = await params;
  const { after } = await searchParams;
  const found = await getBill(context, {
    number,
    after: typeof after === "string" && /^\d{1,15}$/.test(after) ? Number.parseInt(after, 10) : null,
  });
  if (!found.ok) notFound();
  const bill = found.value;
  const { zone } = (await frameContext()).clock;
  const seesRuns = can(context.actor.role, "billingRun.read");
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          breadcrumbs={
            seesRuns
              ? [
                  { label: "Billing runs", href: "/billing" },
                  { label: `Run ${bill.billingRunId}`, href: `/billing/${bill.billingRunId}` },
                ]
              : []
          }
          title={`${bill.kind === "creditNote" ? "Credit note" : "Bill"} ${bill.number}`}
          description="As the customer reads it, and below it the items that it is made of."
          actions={<PrintButton />}
        />
      </div>
      <div className="grid gap-5">
        <BillDocument bill={bill} zone={zone} />
        <BillItems bill={bill} zone={zone} isFirstPage={after === undefined} />
      </div>
    </>
  );
}
