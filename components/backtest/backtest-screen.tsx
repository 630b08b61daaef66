"use client";

import { FlaskConical } from "lucide-react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import type { BacktestView } from "#lib/domain/backtest/backtest-view.ts";
import type { BacktestActions } from "./backtest-actions.ts";
import { BacktestFigures } from "./backtest-figures.tsx";
import { BacktestHeadline } from "./backtest-headline.tsx";
import { BacktestNotices } from "./backtest-notices.tsx";
import { backtestsHref, isUnderWay } from "./backtest-query.ts";
import { MoveButtons } from "./move-buttons.tsx";
import { periodInWords, usageInWords } from "./period-words.ts";
import { ResultTabs } from "./result-tabs.tsx";
import { BacktestStatePill } from "./state-pill.tsx";
import { useBacktest } from "./use-backtest.ts";
import { useMove } from "./use-move.ts";

type BacktestScreenProps = {
  readonly initial: BacktestView;
  readonly actions: BacktestActions;
  readonly canEdit: boolean;
  readonly canReadAccounts: boolean;
};

/** A backtest from its first sample to its result: one sentence, four figures, and the change from every side. */
export function BacktestScreen({ initial, actions, canEdit, canReadAccounts }: BacktestScreenProps) {
  const { view, isLost, refetch } = useBacktest(initial);
  const { move, isPending, notDone } = useMove(view.backtestId, refetch);
  const { state, result, plan, zone } = view;
  return (
    <>
      <ScreenHeader view={view} canEdit={canEdit} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <BacktestNotices view={view} isLost={isLost} />
        {notDone ? <RefusalMessage {...notDone} /> : null}
        <BacktestHeadline
          view={view}
          actions={
            canEdit ? <MoveButtons state={state} actions={actions} isPending={isPending} onMove={(action) => void move(action)} /> : null
          }
        />
        <BacktestFigures view={view} />
        {result === null ? (
          <NoResult isUnderWay={isUnderWay(state)} />
        ) : (
          <ResultTabs
            result={result}
            zone={zone}
            shown={{
              currency: plan.currency,
              isMoving: isUnderWay(state),
              fileName: (what) => `backtest-${view.backtestId}-${what}.csv`,
              canReadAccounts,
            }}
          />
        )}
      </div>
    </>
  );
}

function ScreenHeader({ view, canEdit }: { readonly view: BacktestView; readonly canEdit: boolean }) {
  const { plan, zone, selection, baseline, requestedBy, requestedAt, state, backtestId, isDraftNow } = view;
  const toPlan = `/price-plans/${encodeURIComponent(plan.code)}`;
  return (
    <PageHeader
      breadcrumbs={[
        { label: "Price plans", href: "/price-plans" },
        { label: plan.name, href: toPlan },
        { label: "Backtests", href: backtestsHref(plan.code) },
      ]}
      title={`Backtest ${backtestId}`}
      status={<BacktestStatePill state={state} />}
      description={
        <>
          {`${periodInWords(selection, zone)}, ${usageInWords(selection)}. The draft tried by ${requestedBy} on `}
          <IsoInstant iso={requestedAt} zone={zone} />
          {`, against v${baseline}.`}
        </>
      }
      actions={
        <span className="contents print:hidden">
          {canEdit ? (
            <ButtonLink variant="ghost" href={backtestsHref(plan.code)}>
              <FlaskConical aria-hidden="true" />
              New backtest
            </ButtonLink>
          ) : null}
          {isDraftNow ? <ButtonLink href={`${toPlan}/draft`}>{canEdit ? "Back to the draft" : "Open the draft"}</ButtonLink> : null}
        </span>
      }
    />
  );
}

/** As high as a result will be, so that it appears where this was. */
function NoResult({ isUnderWay: isComing }: { readonly isUnderWay: boolean }) {
  return (
    <div className="grid min-h-[34rem] place-items-center rounded-lg border border-dashed text-muted">
      {isComing ? (
        "Products, prices, hours and customers show here as soon as a first part is rated."
      ) : (
        <Notice title="Nothing was rated." />
      )}
    </div>
  );
}
