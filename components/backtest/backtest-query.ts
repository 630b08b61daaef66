import type { BacktestState } from "#lib/domain/backtest/backtest.ts";
import type { BacktestView } from "#lib/domain/backtest/backtest-view.ts";
import { fetchPage } from "../ui/ask.ts";

/** Often enough that the figures are seen to converge; a tab in the background does not ask. */
const PAUSE_MILLIS = 400;

/** Whoever does not answer is not pressed. */
const LOST_PAUSE_MILLIS = 5000;

export type BacktestAddress = { readonly code: string; readonly backtestId: number };

export function backtestHref({ code, backtestId }: BacktestAddress): string {
  return `${backtestsHref(code)}/${backtestId}`;
}

export function backtestsHref(code: string): string {
  return `/price-plans/${encodeURIComponent(code)}/backtests`;
}

export function isUnderWay(state: BacktestState): boolean {
  return state === "waiting" || state === "running";
}

/** A backtest and how far it is: asked again until it has ended, and then never. */
export function backtestQuery(address: BacktestAddress) {
  return {
    queryKey: ["backtests", address.code, address.backtestId],
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<BacktestView> => fetchPage(`/api${backtestHref(address)}`, signal),
    refetchInterval: ({ state: { data, status } }: Asked): number | false => {
      if (status === "error") return LOST_PAUSE_MILLIS;
      return data === undefined || isUnderWay(data.state) ? PAUSE_MILLIS : false;
    },
  };
}

type Asked = { readonly state: { readonly data?: BacktestView | undefined; readonly status: "pending" | "error" | "success" } };
