import type { Metadata } from "next";
import { UdrSummary } from "#components/udr/udr-summary.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { present } from "#lib/kernel/assert.ts";
import { getCorrectionForm } from "#lib/operations/udr/get-correction-form.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "UDRs" };

export default async function UdrsPage() {
  const context = await pageContext("udr.read");
  const form = await getCorrectionForm(context);
  const { clock } = await frameContext();
  return (
    <>
      <PageHeader title="Usage detail records" description="Every use of a service: what it cost, why, and where the charge stands." />
      <UdrSummary zone={clock.zone} offer={present(form.ok ? form.value : null, "what UDRs are made of").offer} />
    </>
  );
}
