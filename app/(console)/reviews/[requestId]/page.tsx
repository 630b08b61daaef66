import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { BacktestSummary } from "#components/backtest/backtest-summary.tsx";
import { AdHocReview } from "#components/definition/discount/ad-hoc-review.tsx";
import { DECISION_LOOK } from "#components/price-plan/plan-words.ts";
import { ReviewComparison } from "#components/price-plan/review-comparison.tsx";
import { ReviewDecision } from "#components/price-plan/review-decision.tsx";
import { ReviewFacts } from "#components/price-plan/review-facts.tsx";
import { SampleChanges } from "#components/price-plan/sample-changes.tsx";
import { CreditReview } from "#components/udr/credit-review.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { CannotDecide, ReviewFrame } from "#components/ui/review-frame.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { DRAFT_LOOK } from "#components/ui/version-look.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { namedChanges } from "#lib/domain/price-plan/named-change.ts";
import type { ReviewView } from "#lib/domain/price-plan/price-plan-view.ts";
import { getAdHocReview } from "#lib/operations/review/get-ad-hoc-review.ts";
import { getCreditReview } from "#lib/operations/review/get-credit-review.ts";
import { getReview } from "#lib/operations/review/get-review.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { decideAdHoc, decideCredit, decideReview, withdrawAdHoc, withdrawCredit } from "../actions.ts";

type ReviewPageProps = { readonly params: Promise<{ readonly requestId: string }> };

export async function generateMetadata({ params }: ReviewPageProps): Promise<Metadata> {
  return { title: `Review ${(await params).requestId}` };
}

export default async function ReviewPage({ params }: ReviewPageProps) {
  // Who asked for a discount may see what became of it, without reading the reviews of others.
  const context = await pageContext("home.read");
  const { requestId } = await params;
  if (!/^[1-9]\d{0,14}$/.test(requestId)) notFound();
  const number = Number.parseInt(requestId, 10);
  if (!can(context.actor.role, "review.read")) return <CareReviewPage context={context} requestId={number} />;
  const found = await getReview(context, number);
  if (!found.ok) return <CareReviewPage context={context} requestId={number} />;
  const view = found.value;
  const look = view.decided ? DECISION_LOOK[view.decided.decision] : DRAFT_LOOK.inReview;
  const changes = namedChanges(view.changes, { ...view, before: view.before?.document ?? null });
  return (
    <ReviewFrame
      hasList
      requestId={view.requestId}
      title={`${view.corrects ? "Correction of the past" : "New prices"}: ${view.plan.name}`}
      status={
        <StatusPill tone={look.tone} mark={look.mark}>
          {look.label}
        </StatusPill>
      }
      about={{ href: `/price-plans/${encodeURIComponent(view.plan.code)}`, label: view.plan.name }}
      aside={
        <>
          <ReviewFacts view={view} />
          {view.whyNot === null ? <ReviewDecision view={view} decideReview={decideReview} /> : null}
          <CannotDecide whyNot={view.whyNot} permission="Your role may read reviews. A pricing approver decides." />
        </>
      }
    >
      {view.isChangedSince ? (
        <Notice tone="caution">The draft went on after this decision; what is shown is how it stands now.</Notice>
      ) : null}
      <ReviewComparison view={view} changes={changes} />
      {view.acknowledgedSamples.length === 0 ? null : (
        <Panel title="Samples that change" description={`${view.requestedBy} has looked at them and says that these prices are meant.`}>
          <SampleChanges samples={view.acknowledgedSamples} />
        </Panel>
      )}
      <Effect view={view} />
    </ReviewFrame>
  );
}

type CareReviewPageProps = { readonly context: Awaited<ReturnType<typeof pageContext>>; readonly requestId: number };

/** Requests are numbered together: one that is not about prices is about a discount that an agent gave, or about a credit above a limit. */
async function CareReviewPage({ context, requestId }: CareReviewPageProps) {
  const hasList = can(context.actor.role, "review.read");
  const { zone } = (await frameContext()).clock;
  const credit = await getCreditReview(context, requestId);
  if (credit.ok) return <CreditReview view={credit.value} zone={zone} decide={decideCredit} withdraw={withdrawCredit} hasList={hasList} />;
  const found = await getAdHocReview(context, requestId);
  if (!found.ok) return hasList ? notFound() : forbidden();
  return <AdHocReview view={found.value} zone={zone} decide={decideAdHoc} withdraw={withdrawAdHoc} hasList={hasList} />;
}

/** What backtests of exactly these prices came to: of other prices they would tell something else. */
function Effect({ view: { plan, zone, backtests, decided, reach, corrects } }: { readonly view: ReviewView }) {
  const whom = reach.kind === "everyone" ? "" : " They price everyone by them, whoever is reached.";
  const past = corrects === null ? "" : ` They are not about v${corrects.version} and the time that is corrected.`;
  return (
    <Panel
      flush
      title="Effect on past usage"
      description={`Backtests of exactly these prices, against the version that was in force.${whom}${past}`}
    >
      {backtests.length === 0 ? (
        <EmptyState kind="none" title="Nobody has tried these prices on past usage" headingLevel={3}>
          {decided === null ? <TextLink href={`/price-plans/${encodeURIComponent(plan.code)}/backtests`}>Start a backtest</TextLink> : null}
        </EmptyState>
      ) : (
        <ul aria-label="Backtests, the latest first">
          {backtests.map((backtest) => (
            <li key={backtest.backtestId} className="border-line-soft border-b px-4 py-3 last:border-b-0">
              <BacktestSummary backtest={backtest} plan={plan} zone={zone} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
