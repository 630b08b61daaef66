import type { Metadata } from "next";
import { BillingTermEditor } from "#components/definition/terms/billing-term-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { newBillingTermDraft } from "#lib/domain/billing-term/billing-term-draft.ts";
import { getBillingTermChoices } from "#lib/operations/billing-term/get-billing-term-choices.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveBillingTerm } from "../actions.ts";

export const metadata: Metadata = { title: "New billing terms" };

export default async function NewBillingTermPage() {
  const choices = await getBillingTermChoices(await pageContext("definition.manage"));
  return (
    <>
      <PageHeader
        title="New billing terms"
        description="They begin as a draft. Subscriptions may be given them when they are effective."
        breadcrumbs={[{ label: "Billing terms", href: "/billing-terms" }]}
      />
      <BillingTermEditor
        initial={newBillingTermDraft(choices.currency)}
        revision={null}
        subscriptions={{ count: 0, isMore: false }}
        choices={choices}
        save={saveBillingTerm}
      />
    </>
  );
}
