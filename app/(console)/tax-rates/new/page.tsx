import type { Metadata } from "next";
import { TaxRateEditor } from "#components/definition/tax-rate/tax-rate-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { NEW_TAX_RATE_DRAFT } from "#lib/domain/tax-rate/tax-rate-draft.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { saveTaxRate } from "../actions.ts";

export const metadata: Metadata = { title: "New tax rate" };

export default async function NewTaxRatePage() {
  const { now } = await pageContext("definition.manage");
  const { zone } = (await frameContext()).clock;
  return (
    <>
      <PageHeader
        title="New tax rate"
        description="How many per cent, from when, for all products that share it."
        breadcrumbs={[{ label: "Tax rates", href: "/tax-rates" }]}
      />
      <TaxRateEditor
        initial={NEW_TAX_RATE_DRAFT}
        revision={null}
        setting={{ zone, now, stored: null, users: { count: 0, from: null } }}
        save={saveTaxRate}
      />
    </>
  );
}
