import { cn } from "#components/ui/class-names.ts";
import { formatMoney, isNegativeMoney } from "#components/ui/format-money.ts";
import type { BacktestResultView } from "#lib/domain/backtest/backtest-view.ts";
import { largestOf, shareOf } from "#lib/domain/backtest/change-scale.ts";
import { KEEP_COLOURS } from "./bar.tsx";
import { revenueOf } from "./revenue.ts";

type RevenueBarsProps = { readonly result: BacktestResultView; readonly baseline: number; readonly currency: string };

/** Revenue now above revenue then, from one zero: how large the change is beside all of it. The figures stand in the table above. */
export function RevenueBars({ result, baseline, currency }: RevenueBarsProps) {
  const { now, tried } = revenueOf(result);
  const largest = largestOf([now.amount, tried.amount]);
  return (
    <figure className="grid gap-1.5">
      <figcaption className="sr-only">
        {`Revenue now, ${formatMoney({ value: now.amount, currency })}, beside revenue then, ${formatMoney({ value: tried.amount, currency })}`}
      </figcaption>
      <RevenueBar label={`v${baseline}`} amount={now.amount} margin={now.margin} largest={largest} fill="bg-line-strong" />
      <RevenueBar label="Draft" amount={tried.amount} margin={tried.margin} largest={largest} fill="bg-accent" />
    </figure>
  );
}

type RevenueBarProps = {
  readonly label: string;
  readonly amount: string;
  readonly margin: string | null;
  readonly largest: string;
  readonly fill: string;
};

/** The whisker is where it lies with 95 % confidence; it shrinks to the bar's end as more is rated. */
function RevenueBar({ label, amount, margin, largest, fill }: RevenueBarProps) {
  const share = isNegativeMoney(amount) ? "0.0" : shareOf(amount, largest);
  const reach = margin === null ? "0.0" : shareOf(margin, largest);
  return (
    <div aria-hidden="true" className="grid grid-cols-[2.75rem_1fr] items-center gap-2">
      <span className="truncate text-muted text-xs">{label}</span>
      {/* The room on the right is the whisker's, so that nothing is cut off. */}
      <span className={cn("relative mr-[8%] block h-3.5", KEEP_COLOURS)}>
        <span
          className={cn("absolute inset-y-0 left-0 rounded-r-sm transition-[width] duration-300", fill)}
          style={{ width: `${share}%` }}
        />
        {margin === null ? null : (
          <span
            className="absolute inset-y-0.5 border-ink border-x transition-[left,width] duration-300 before:absolute before:inset-x-0 before:top-1/2 before:h-px before:bg-ink"
            style={{ left: `calc(${share}% - min(8%, ${reach}%))`, width: `calc(2 * min(8%, ${reach}%))` }}
          />
        )}
      </span>
    </div>
  );
}
