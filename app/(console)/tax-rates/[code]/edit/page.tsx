import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { TaxRateEditor } from "#components/definition/tax-rate/tax-rate-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { taxRateDraft } from "#lib/domain/tax-rate/tax-rate-draft.ts";
import { getTaxRateEditor } from "#lib/operations/tax-rate/get-tax-rate-editor.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveTaxRate } from "../../actions.ts";

type EditTaxRatePageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getTaxRateEditor(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditTaxRatePageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.rate.name} · Tax rates` : "Not found" };
}

export default async function EditTaxRatePage({ params }: EditTaxRatePageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const { code, name, revision, archivedAt, steps } = found.rate;
  const address = `/tax-rates/${encodeURIComponent(code)}`;
  // What is archived is restored first, and its page offers that.
  if (archivedAt !== null) redirect(routeHref(address));
  const stored = { code, name, steps };
  const setting = { zone: found.zone, now: found.now, users: found.users, stored };
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        breadcrumbs={[
          { label: "Tax rates", href: "/tax-rates" },
          { label: name, href: address },
        ]}
      />
      <TaxRateEditor
        // What somebody else saved begins a new form.
        key={revision}
        initial={taxRateDraft(stored, setting)}
        revision={revision}
        setting={setting}
        save={saveTaxRate}
      />
    </>
  );
}
