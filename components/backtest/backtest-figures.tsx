import type { ReactNode } from "react";
import { Amount } from "#components/ui/amount.tsx";
import { formatMoney } from "#components/ui/format-money.ts";
import { formatQuantity } from "#components/ui/format-quantity.ts";
import { Stat, StatRow } from "#components/ui/stat.tsx";
import type { BacktestResultView, BacktestView } from "#lib/domain/backtest/backtest-view.ts";
import { percentText } from "./figures.ts";
import { type Figure, revenueOf } from "./revenue.ts";

type BacktestFiguresProps = { readonly view: Pick<BacktestView, "result" | "baseline" | "plan"> };

/** Now, then and the change, net of tax. Without a result the figures keep their places. */
export function BacktestFigures({ view: { result, baseline, plan } }: BacktestFiguresProps) {
  const { currency } = plan;
  const revenue = result === null ? null : revenueOf(result);
  const gross = (value: string) => `net; with tax ${formatMoney({ value, currency })}`;
  return (
    <StatRow label="Revenue">
      <Stat
        label={`Now, v${baseline}`}
        value={<FigureAmount figure={revenue?.now} currency={currency} />}
        detail={detailOf(revenue?.now, { result, currency, whole: result === null ? "" : gross(result.total.grossNow) })}
      />
      <Stat
        label="Then, the draft"
        value={<FigureAmount figure={revenue?.tried} currency={currency} />}
        detail={detailOf(revenue?.tried, { result, currency, whole: result === null ? "" : gross(result.total.grossTried) })}
      />
      <Stat
        label="Change"
        value={<FigureAmount figure={revenue?.change} currency={currency} isChange />}
        detail={detailOf(revenue?.change, { result, currency, whole: revenue === null ? "" : `${percentText(revenue.percent)} of now` })}
      />
      <Stat
        label="UDRs that cost more or less"
        value={result === null ? "–" : formatQuantity(String(result.total.changed))}
        detail={result === null ? NOT_YET : `of ${formatQuantity(String(result.total.udrs))}${result.isWhole ? "" : " rated so far"}`}
      />
    </StatRow>
  );
}

const NOT_YET = "not known yet";

type FigureAmountProps = { readonly figure: Figure | undefined; readonly currency: string; readonly isChange?: boolean };

function FigureAmount({ figure, currency, isChange = false }: FigureAmountProps) {
  if (figure === undefined) return "–";
  return <Amount value={figure.amount} currency={currency} sign={isChange ? "always" : "auto"} />;
}

type Detail = { readonly result: BacktestResultView | null; readonly currency: string; readonly whole: string };

/** One line always, so that nothing moves when the margin goes. */
function detailOf(figure: Figure | undefined, { result, currency, whole }: Detail): ReactNode {
  if (figure === undefined || result === null) return NOT_YET;
  if (figure.margin !== null) return `±${formatMoney({ value: figure.margin, currency })}`;
  return result.isWhole ? whole : "of what was rated so far";
}
