import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArchivedPill } from "#components/definition/definition-actions.tsx";
import { HoldNotice } from "#components/hold/hold-notice.tsx";
import { SetHold } from "#components/hold/set-hold.tsx";
import { AudiencePanel } from "#components/price-plan/audience-panel.tsx";
import { BeginDraftButton } from "#components/price-plan/begin-draft-button.tsx";
import { ImportNewDraft } from "#components/price-plan/import-new-draft.tsx";
import { PinList } from "#components/price-plan/pin-list.tsx";
import { PlanAgreements } from "#components/price-plan/plan-agreements.tsx";
import { ArchivePlan, RestorePlan } from "#components/price-plan/plan-archive.tsx";
import { PlanCalculator } from "#components/price-plan/plan-calculator.tsx";
import { PlanEdit } from "#components/price-plan/plan-edit.tsx";
import { PlanFacts } from "#components/price-plan/plan-facts.tsx";
import { PlanLane } from "#components/price-plan/plan-lane.tsx";
import { PlanRates } from "#components/price-plan/plan-rates.tsx";
import { VersionList } from "#components/price-plan/version-list.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Code } from "#components/ui/code.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { can, type Role } from "#lib/domain/people/permissions.ts";
import { pinListInput } from "#lib/domain/price-plan/pin-schema.ts";
import {
  type PlanInBrowser,
  planInBrowser,
  type ShownVersion,
  shownInBrowser,
  shownVersion,
} from "#lib/domain/price-plan/plan-in-browser.ts";
import type { PlanHeadView } from "#lib/domain/price-plan/price-plan-view.ts";
import { listPlanAgreements } from "#lib/operations/agreement/list-plan-agreements.ts";
import { findHold } from "#lib/operations/hold/find-hold.ts";
import { getPlan } from "#lib/operations/price-plan/get-plan.ts";
import { getPlanAudience } from "#lib/operations/price-plan/get-plan-audience.ts";
import { listPlanPins } from "#lib/operations/price-plan/list-plan-pins.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { keepHold, releaseHold, requestRelease, setHold } from "../../holds/actions.ts";
import { draftFromVersion, openDraft } from "../actions.ts";
import { PlanKeys } from "../plan-keys.tsx";
import { archivePlan, changePlanAudience, changeVersionPin, editPlan, restorePlan } from "./actions.ts";

type PlanPageProps = {
  readonly params: Promise<{ readonly code: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata({ params }: PlanPageProps): Promise<Metadata> {
  return { title: `Price plan ${decodeURIComponent((await params).code)}` };
}

export default async function PricePlanPage({ params, searchParams }: PlanPageProps) {
  const context = await pageContext("pricePlan.read");
  const found = await getPlan(context, decodeURIComponent((await params).code));
  if (!found.ok) notFound();
  const view = found.value;
  // Documents and what changed between them are read here: the browser is given the prices that are shown, and fetches others when asked.
  const inBrowser = planInBrowser(view);
  const shown = shownVersion(view);
  const shownPrices = shown && shownInBrowser(shown);
  const audience = await getPlanAudience(context, view.plan.code);
  if (!audience.ok) notFound();
  const { isArchived, revision } = audience.value;
  const canEdit = can(context.actor.role, "pricePlan.edit");
  const versions = <VersionList view={view} draftFromVersion={canEdit && !isArchived ? draftFromVersion : null} />;
  const asked = await searchParams;
  const filter = pinListInput.parse(asked);
  const pins = await listPlanPins(context, { ...filter, code: view.plan.code });
  const agreements = await listPlanAgreements(context, view.plan.code);
  const canHold = can(context.actor.role, "offer.hold");
  const hold = await findHold(context, { kind: "plan", code: view.plan.code });
  const whoPays = (
    <AudiencePanel view={inBrowser} audience={audience.value} changeAudience={canEdit ? changePlanAudience : null}>
      <PlanAgreements agreements={agreements} zone={view.zone} />
      {pins.ok ? (
        <PinList
          key={`${filter.pins} ${filter.account ?? ""}`}
          view={inBrowser}
          page={pins.value}
          filter={filter}
          changePin={canEdit && !isArchived ? changeVersionPin : null}
        />
      ) : null}
    </AudiencePanel>
  );
  return (
    <>
      <PlanKeys />
      <PageHeader
        breadcrumbs={[{ label: "Price plans", href: "/price-plans" }]}
        title={view.plan.name}
        status={
          <span className="inline-flex items-center gap-2">
            <Code className="text-muted">{view.plan.code}</Code>
            {isArchived ? <ArchivedPill /> : null}
          </span>
        }
        description={view.plan.description ?? undefined}
        actions={
          <>
            <ButtonLink variant="ghost" href={`/price-plans/${encodeURIComponent(view.plan.code)}/backtests`}>
              Backtests
            </ButtonLink>
            {canHold && hold === null ? (
              <SetHold target={{ kind: "plan", code: view.plan.code }} name={view.plan.name} setHold={setHold} />
            ) : null}
            {canEdit ? <HeadActions plan={view.plan} revision={revision} isArchived={isArchived} /> : null}
            {isArchived ? null : (
              <PlanActions view={inBrowser} live={shown?.state === "live" ? shownPrices : null} role={context.actor.role} />
            )}
          </>
        }
      />
      <div className="grid gap-5">
        {hold === null ? null : (
          <HoldNotice hold={hold} zone={view.zone} actions={canHold ? { requestRelease, releaseHold, keepHold } : null} />
        )}
        <PlanFacts view={view} />
        <PlanLane view={view} />
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]">
          <Tabs
            label="Price plan"
            defaultValue={asked.tab === "audience" || asked.tab === "versions" ? asked.tab : "rates"}
            tabs={[
              { value: "rates", label: "Rates", content: <PlanRates view={view} /> },
              { value: "versions", label: `Versions (${view.versions.length})`, content: versions },
              { value: "audience", label: "Who pays", content: whoPays },
            ]}
          />
          <PlanCalculator view={inBrowser} shown={shownPrices} />
        </div>
      </div>
    </>
  );
}

type HeadActionsProps = { readonly plan: PlanHeadView; readonly revision: number; readonly isArchived: boolean };

/** What may be done with the plan itself, whatever its prices. */
function HeadActions({ plan, revision, isArchived }: HeadActionsProps) {
  const { code, name } = plan;
  if (isArchived) return <RestorePlan code={code} revision={revision} name={name} restorePlan={restorePlan} />;
  return (
    <>
      <PlanEdit key={revision} plan={plan} revision={revision} editPlan={editPlan} />
      <ArchivePlan key={`archive ${revision}`} code={code} revision={revision} name={name} archivePlan={archivePlan} />
    </>
  );
}

type PlanActionsProps = { readonly view: PlanInBrowser; readonly live: ShownVersion | null; readonly role: Role };

function PlanActions({ view, live, role }: PlanActionsProps) {
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
        <ImportNewDraft view={view} live={live} />
        <BeginDraftButton pricePlanId={pricePlanId} code={code} openDraft={openDraft} />
      </>
    );
  }
  return (
    <ButtonLink variant="primary" href={toDraft} aria-keyshortcuts="e">
      {view.draft.state === "draft" ? "Continue the draft" : "Open the draft"}
    </ButtonLink>
  );
}
