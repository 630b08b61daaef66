import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BacktestList } from "#components/backtest/backtest-list.tsx";
import { CannotStart } from "#components/backtest/cannot-start.tsx";
import { NewBacktest } from "#components/backtest/new-backtest.tsx";
import { reachInWords } from "#components/price-plan/reach-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/domain/people/permissions.ts";
import { listBacktests } from "#lib/operations/backtest/list-backtests.ts";
import { pageContext } from "#lib/web/page-context.ts";
import { startBacktest } from "./actions.ts";

type BacktestsPageProps = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata({ params }: BacktestsPageProps): Promise<Metadata> {
  return { title: `Backtests of ${decodeURIComponent((await params).code)}` };
}

export default async function BacktestsPage({ params }: BacktestsPageProps) {
  const context = await pageContext("pricePlan.read");
  const code = decodeURIComponent((await params).code);
  const listed = await listBacktests(context, code);
  if (!listed.ok) notFound();
  const { choices, backtests } = listed.value;
  const { plan, revision, reach, whyNot } = choices;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Price plans", href: "/price-plans" },
          { label: plan.name, href: `/price-plans/${encodeURIComponent(plan.code)}` },
        ]}
        title="Backtests"
        description={`What a draft of ${plan.name} would have made of past usage: revenue now and then, and whom it meets.`}
      />
      {reach === null || reach.kind === "everyone" ? null : (
        <Notice title="The draft is asked to reach only some">
          {`${reachInWords(reach, choices.zone)}. A backtest prices everyone by it, whoever is reached.`}
        </Notice>
      )}
      <div className="grid items-start gap-5 xl:grid-flow-col xl:auto-cols-fr">
        {can(context.actor.role, "pricePlan.edit") ? (
          <div>
            {revision !== null && whyNot === null ? (
              <NewBacktest choices={choices} revision={revision} startBacktest={startBacktest} />
            ) : (
              <CannotStart why={whyNot ?? NO_DRAFT} plan={plan} hasDraft={revision !== null} />
            )}
          </div>
        ) : null}
        <BacktestList backtests={backtests} choices={choices} />
      </div>
    </>
  );
}

const NO_DRAFT = "There is no draft to try. Begin one by editing prices.";
