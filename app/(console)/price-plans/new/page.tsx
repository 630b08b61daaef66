import type { Metadata } from "next";
import { NewPlanForm } from "#components/price-plan/new-plan-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getNewPlanChoices } from "#lib/operations/price-plan/get-new-plan-choices.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { createPlan } from "./actions.ts";

export const metadata: Metadata = { title: "New price plan" };

export default async function NewPricePlanPage() {
  const choices = await getNewPlanChoices(await pageContext("pricePlan.edit"));
  return (
    <>
      <PageHeader
        title="New price plan"
        description="It begins with a draft. A second person approves its first version; then you say who pays by it."
        breadcrumbs={[{ label: "Price plans", href: "/price-plans" }]}
      />
      <NewPlanForm {...choices} createPlan={createPlan} />
    </>
  );
}
