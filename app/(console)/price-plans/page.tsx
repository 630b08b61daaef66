import type { Metadata } from "next";
import { ArchivedLink } from "#components/definition/archived-link.tsx";
import { PlanList } from "#components/price-plan/plan-list.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { type SearchParameters, textParameter } from "#lib/domain/definition/search-parameter.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listPlans } from "#lib/operations/price-plan/list-plans.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Price plans" };

export default async function PricePlansPage({ searchParams }: { readonly searchParams: Promise<SearchParameters> }) {
  const context = await pageContext("pricePlan.read");
  const archived = textParameter(await searchParams, "archived") === "1";
  const plans = await listPlans(context, { archived });
  return (
    <>
      <PageHeader
        title="Price plans"
        description="What usage costs. The first plan that has a rate for a product decides; the Global plan is asked last."
        actions={
          <>
            <ButtonLink variant="ghost" href="/price-plans/calendar">
              Calendar
            </ButtonLink>
            {can(context.actor.role, "pricePlan.edit") ? (
              <ButtonLink variant="primary" href="/price-plans/new">
                New price plan
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <PlanList view={plans} isArchived={archived} archivedLink={<ArchivedLink list="/price-plans" isArchived={archived} />} />
    </>
  );
}
