import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BeginDraftButton } from "#components/price-plan/begin-draft-button.tsx";
import { ImportNewDraft } from "#components/price-plan/import-new-draft.tsx";
import { PlanCalculator } from "#components/price-plan/plan-calculator.tsx";
import { PlanFacts } from "#components/price-plan/plan-facts.tsx";
import { PlanRates } from "#components/price-plan/plan-rates.tsx";
import { VersionList } from "#components/price-plan/version-list.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Code } from "#components/ui/code.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { can, type Role } from "#lib/domain/people/permissions.ts";
import type { PricePlanView } from "#lib/domain/price-plan/price-plan-view.ts";
import { getPlan } from "#lib/operations/price-plan/get-plan.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { draftFromVersion, openDraft } from "../actions.ts";

type PlanPageProps = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata({ params }: PlanPageProps): Promise<Metadata> {
  return { title: `Price plan ${decodeURIComponent((await params).code)}` };
}

export default async function PricePlanPage({ params }: PlanPageProps) {
  const context = await pageContext("pricePlan.read");
  const found = await getPlan(context, decodeURIComponent((await params).code));
  if (!found.ok) notFound();
  const view = found.value;
  const versions = <VersionList view={view} draftFromVersion={can(context.actor.role, "pricePlan.edit") ? draftFromVersion : null} />;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Price plans", href: "/price-plans" }]}
        title={view.plan.name}
        status={<Code className="text-muted">{view.plan.code}</Code>}
        description={view.plan.description ?? undefined}
        actions={
          <>
            <ButtonLink variant="ghost" href={`/price-plans/${encodeURIComponent(view.plan.code)}/backtests`}>
              Backtests
            </ButtonLink>
            <PlanActions view={view} role={context.actor.role} />
          </>
        }
      />
      <div className="grid gap-5">
        <PlanFacts view={view} />
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]">
          <Tabs
            label="Price plan"
            tabs={[
              { value: "rates", label: "Rates", content: <PlanRates view={view} /> },
              { value: "versions", label: `Versions (${view.versions.length})`, content: versions },
            ]}
          />
          <PlanCalculator view={view} />
        </div>
      </div>
    </>
  );
}

function PlanActions({ view, role }: { readonly view: PricePlanView; readonly role: Role }) {
  const { code, pricePlanId } = view.plan;
  const toDraft = `/price-plans/${encodeURIComponent(code)}/draft` as const;
  if (view.draft?.state === "inReview" && view.draft.requestId !== null && can(role, "review.read")) {
    return (
      <ButtonLink variant="primary" href={`/reviews/${view.draft.requestId}`}>
        Open the review
      </ButtonLink>
    );
  }
  if (!can(role, "pricePlan.edit")) return null;
  if (view.draft === null) {
    return (
      <>
        {view.versions.some(({ state }) => state === "live") ? <ImportNewDraft view={view} /> : null}
        <BeginDraftButton pricePlanId={pricePlanId} code={code} openDraft={openDraft} />
      </>
    );
  }
  return (
    <ButtonLink variant="primary" href={toDraft}>
      {view.draft.state === "draft" ? "Continue the draft" : "Open the draft"}
    </ButtonLink>
  );
}
