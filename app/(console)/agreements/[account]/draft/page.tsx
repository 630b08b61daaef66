import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AgreementEditor } from "#components/definition/agreement/agreement-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getAgreement } from "#lib/operations/agreement/get-agreement.ts";
import { getAgreementChoices } from "#lib/operations/agreement/get-agreement-choices.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveAgreementDraft } from "../../actions.ts";

type AgreementDraftProps = { readonly params: Promise<{ readonly account: string }> };

export async function generateMetadata({ params }: AgreementDraftProps): Promise<Metadata> {
  return { title: `Draft of the agreement of ${decodeURIComponent((await params).account)}` };
}

export default async function AgreementDraftPage({ params }: AgreementDraftProps) {
  const context = await pageContext("pricePlan.edit");
  const number = decodeURIComponent((await params).account);
  const found = await getAgreement(context, number);
  const draft = found?.openDraft;
  const choices = await getAgreementChoices(context, number);
  if (!found || draft?.state !== "draft" || !choices.ok) notFound();
  return (
    <>
      <PageHeader
        title={`Draft of the agreement of ${found.account.name}`}
        description="What is in force stays as it is until a second person has approved this."
        breadcrumbs={[
          { label: "Pricing agreements", href: "/agreements" },
          { label: found.account.name, href: `/agreements/${encodeURIComponent(number)}` },
        ]}
      />
      <AgreementEditor key={draft.revision} draft={draft} choices={choices.value} save={saveAgreementDraft} />
    </>
  );
}
