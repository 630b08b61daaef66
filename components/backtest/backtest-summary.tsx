import { TextLink } from "#components/ui/text-link.tsx";
import type { BacktestHeadView } from "#lib/domain/backtest/backtest-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { backtestHref } from "./backtest-query.ts";
import { changeText, countText, percentText, upperFirst } from "./figures.ts";
import { periodInWords, usageInWords } from "./period-words.ts";
import { BacktestStatePill } from "./state-pill.tsx";

type BacktestSummaryProps = {
  readonly backtest: BacktestHeadView;
  readonly plan: { readonly code: string; readonly currency: string };
  readonly zone: string;
};

/** A backtest in a line: of which usage, who tried it when, and what it came to. */
export function BacktestSummary({ backtest, plan, zone }: BacktestSummaryProps) {
  const { backtestId, state, selection, baseline, requestedBy, requestedAt, isDraftNow, total } = backtest;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <TextLink href={backtestHref({ code: plan.code, backtestId })} className="font-medium">
            {`Backtest ${backtestId}: ${periodInWords(selection, zone)}`}
          </TextLink>
          {state === "finished" ? null : <BacktestStatePill state={state} />}
        </p>
        <p className="text-pretty text-muted text-xs">
          {`${upperFirst(usageInWords(selection))}, against v${baseline}${isDraftNow ? "" : ", of an earlier draft"}. ${requestedBy}, `}
          <IsoInstant iso={requestedAt} zone={zone} />
        </p>
      </div>
      {total === null ? null : (
        <p className="figures ml-auto whitespace-nowrap text-right">
          <span className="font-semibold text-base">{changeText(total.change, plan.currency)}</span>
          <span className="ml-2 text-muted">{percentText(total.percent)}</span>
          <span className="block text-muted text-xs">{countText(total.udrs, "UDR")}</span>
        </p>
      )}
    </div>
  );
}
