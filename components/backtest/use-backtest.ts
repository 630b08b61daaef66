"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { announce } from "#components/ui/live-region.tsx";
import type { BacktestView } from "#lib/domain/backtest/backtest-view.ts";
import { shareDone } from "./backtest-progress.tsx";
import { backtestQuery } from "./backtest-query.ts";
import { headlineOf } from "./headline.ts";

/** The backtest as it stands: what the page came with, then what the server says, until it has ended. */
export function useBacktest(initial: BacktestView) {
  const query = useQuery({
    ...backtestQuery({ code: initial.plan.code, backtestId: initial.backtestId }),
    initialData: initial,
    // Whoever comes back sees what was last known and then how it stands: a colleague may have continued it, or changed the draft.
    refetchOnMount: "always",
  });
  useMilestones(query.data);
  return { view: query.data, isLost: query.isError, refetch: query.refetch };
}

const QUARTER = 25;

/** Whoever hears the page hears of quarters and of the end, not of every tick. */
function useMilestones(view: BacktestView): void {
  const { state } = view;
  const quarter = Math.floor(shareDone(view.progress) / QUARTER);
  const hasFigures = view.result !== null;
  const isFirst = useRef(true);
  const tell = useEffectEvent(() => announce(milestoneOf(view)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the milestones; what is said of them is read when they are met.
  useEffect(() => {
    // What the page came with is on the page.
    if (isFirst.current) isFirst.current = false;
    else tell();
  }, [state, quarter, hasFigures]);
}

function milestoneOf(view: BacktestView): string {
  const { sentence, detail } = headlineOf(view);
  switch (view.state) {
    case "waiting":
      return "Waiting.";
    case "running":
      return `${shareDone(view.progress)} % done. ${sentence}`;
    case "finished":
      return `Finished. ${sentence} ${detail}`;
    case "cancelled":
      return `Cancelled. ${sentence}`;
    case "failed":
      return `It failed. ${sentence}`;
  }
}
