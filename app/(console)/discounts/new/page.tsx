import type { Metadata } from "next";
import { NewDiscount } from "#components/definition/discount/new-discount.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getDiscountChoices } from "#lib/operations/discount/get-discount-choices.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { createDiscount } from "../actions.ts";

export const metadata: Metadata = { title: "New discount" };

export default async function NewDiscountPage() {
  const context = await pageContext("pricePlan.edit");
  return (
    <>
      <PageHeader
        title="New discount"
        description="It begins as a draft. It gives nothing until a second person has approved it."
        breadcrumbs={[{ label: "Discounts", href: "/discounts" }]}
      />
      <NewDiscount choices={await getDiscountChoices(context)} create={createDiscount} />
    </>
  );
}
