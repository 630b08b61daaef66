import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AgreementEditor } from "#components/definition/agreement/agreement-editor.tsx";
import { ChooseAccount } from "#components/definition/agreement/choose-account.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { getAgreement } from "#lib/operations/agreement/get-agreement.ts";
import { getAgreementChoices } from "#lib/operations/agreement/get-agreement-choices.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveAgreementDraft } from "../actions.ts";

export const metadata: Metadata = { title: "New pricing agreement" };

export default async function NewAgreementPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("pricePlan.edit");
  const asked = textParameter(await searchParams, "account").trim();
  const choices = asked === "" ? null : await getAgreementChoices(context, asked);
  const known = choices?.ok === true ? await getAgreement(context, asked) : null;
  // What was approved, or is worked on, is changed on its own page.
  if (known !== null && (known.versions.length > 0 || known.openDraft !== null)) {
    redirect(routeHref(`/agreements/${encodeURIComponent(known.account.number)}`));
  }
  return (
    <>
      <PageHeader
        title={choices?.ok === true ? `New agreement of ${choices.value.account.name}` : "New pricing agreement"}
        description="It begins as a draft. It changes no price until a second person has approved it."
        breadcrumbs={[{ label: "Pricing agreements", href: "/agreements" }]}
      />
      {choices?.ok === true ? (
        <AgreementEditor draft={null} choices={choices.value} save={saveAgreementDraft} />
      ) : (
        <ChooseAccount asked={asked} problem={choices === null ? null : `There is no account ${asked.slice(0, 30)}.`} />
      )}
    </>
  );
}
