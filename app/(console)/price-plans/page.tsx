import type { Metadata } from "next";
import { PlanList } from "#components/price-plan/plan-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listPlans } from "#lib/operations/price-plan/list-plans.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Price plans" };

export default async function PricePlansPage() {
  const plans = await listPlans(await pageContext("pricePlan.read"));
  return (
    <>
      <PageHeader
        title="Price plans"
        description="What usage costs. The first plan that has a rate for a product decides; the Global plan is asked last."
      />
      <PlanList view={plans} />
    </>
  );
}
