import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { BillingTermEditor } from "#components/definition/terms/billing-term-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { billingTermDraft } from "#lib/domain/billing-term/billing-term-draft.ts";
import { getBillingTerm } from "#lib/operations/billing-term/get-billing-term.ts";
import { getBillingTermChoices } from "#lib/operations/billing-term/get-billing-term-choices.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveBillingTerm } from "../../actions.ts";

type EditBillingTermPageProps = { readonly params: Promise<{ readonly code: string }> };

/** The title and the page ask for the same; it is read once. */
const load = cache(async (code: string) => getBillingTerm(await pageContext("definition.manage"), code));

export async function generateMetadata({ params }: EditBillingTermPageProps): Promise<Metadata> {
  const found = await load(decodeURIComponent((await params).code));
  return { title: found ? `Edit ${found.name} · Billing terms` : "Not found" };
}

export default async function EditBillingTermPage({ params }: EditBillingTermPageProps) {
  const found = await load(decodeURIComponent((await params).code));
  if (!found) notFound();
  const address = `/billing-terms/${encodeURIComponent(found.code)}`;
  // What is archived is restored first, and its page offers that.
  if (found.archivedAt !== null) redirect(routeHref(address));
  const choices = await getBillingTermChoices(await pageContext("definition.manage"));
  return (
    <>
      <PageHeader
        title={`Edit ${found.name}`}
        breadcrumbs={[
          { label: "Billing terms", href: "/billing-terms" },
          { label: found.name, href: address },
        ]}
      />
      <BillingTermEditor
        // What somebody else saved begins a new form.
        key={found.revision}
        initial={billingTermDraft(found)}
        revision={found.revision}
        subscriptions={found.subscriptions}
        choices={choices}
        save={saveBillingTerm}
      />
    </>
  );
}
