import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DiscountDraftEditor } from "#components/definition/discount/discount-draft-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getDiscount } from "#lib/operations/discount/get-discount.ts";
import { getDiscountChoices } from "#lib/operations/discount/get-discount-choices.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { saveDiscountDraft } from "../../actions.ts";

type DiscountDraftProps = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata({ params }: DiscountDraftProps): Promise<Metadata> {
  return { title: `Draft of ${decodeURIComponent((await params).code)} · Discounts` };
}

export default async function DiscountDraftPage({ params }: DiscountDraftProps) {
  const context = await pageContext("pricePlan.edit");
  const found = await getDiscount(context, decodeURIComponent((await params).code));
  const draft = found?.openDraft;
  if (!found || draft?.state !== "draft") notFound();
  return (
    <>
      <PageHeader
        title={`Draft of ${found.name}`}
        description="What is in force stays as it is until a second person has approved this."
        breadcrumbs={[
          { label: "Discounts", href: "/discounts" },
          { label: found.name, href: `/discounts/${encodeURIComponent(found.code)}` },
        ]}
      />
      <DiscountDraftEditor
        key={draft.revision}
        discount={found}
        draft={draft}
        choices={await getDiscountChoices(context)}
        save={saveDiscountDraft}
      />
    </>
  );
}
