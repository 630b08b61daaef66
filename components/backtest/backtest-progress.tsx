import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";
import type { BacktestView } from "#lib/domain/backtest/backtest-view.ts";
import { secondsInWords } from "#lib/domain/backtest/backtest-words.ts";
import { isUnderWay } from "./backtest-query.ts";
import { countText } from "./figures.ts";

type BacktestProgressProps = {
  readonly view: Pick<BacktestView, "state" | "progress">;
  /** What can be done about it: cancel, continue. */
  readonly actions: ReactNode;
};

/** How far it is, along the lower edge of what it is about, and in words. The words stay when it has ended, so that nothing moves. */
export function BacktestProgress({ view: { state, progress }, actions }: BacktestProgressProps) {
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="figures text-muted text-xs">{words({ state, progress })}</p>
      <div className="flex gap-2 print:hidden">{actions}</div>
      {state === "finished" ? null : <Bar state={state} progress={progress} />}
    </div>
  );
}

function Bar({ state, progress }: BacktestProgressProps["view"]) {
  const share = shareDone(progress);
  return (
    <div
      role="progressbar"
      aria-label="Progress of the backtest"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
      aria-valuetext={`${share} %, ${countText(progress.udrs, "UDR")}`}
      className="absolute inset-x-0 bottom-0 h-1 bg-pressed forced-colors:border-t print:hidden"
    >
      <div
        className={cn(
          "h-full rounded-r-full transition-[width] duration-300 forced-color-adjust-none",
          isUnderWay(state) ? "bg-accent" : "bg-line-strong",
        )}
        style={{ width: `${share}%` }}
      />
    </div>
  );
}

/** In whole percent, and 100 only when all is done. */
export function shareDone({ chunksDone, chunks }: BacktestView["progress"]): number {
  return chunks === 0 ? 0 : Math.floor((chunksDone / chunks) * 100);
}

function words({ state, progress }: BacktestProgressProps["view"]): string {
  const rated = `${countText(progress.udrs, "UDR")} read`;
  switch (state) {
    case "waiting":
      return "Waiting for a free worker.";
    case "running":
      // Of what is read only now there are no sums yet.
      return `${shareDone(progress)} % read${progress.secondsLeft === null ? "" : `, about ${secondsInWords(progress.secondsLeft)} left`}`;
    case "finished":
      return `${rated} in ${secondsInWords(progress.seconds)}`;
    case "cancelled":
    case "failed":
      return `${rated}, ${shareDone(progress)} % of it all`;
  }
}
