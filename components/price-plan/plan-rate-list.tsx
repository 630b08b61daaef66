"use client";

import { useMemo } from "react";
import type { PlanInBrowser, ShownVersion } from "#lib/domain/price-plan/plan-in-browser.ts";
import type { WeekStrip } from "#lib/domain/price-plan/rate-strips.ts";
import { publishedSurroundings } from "#lib/domain/price-plan/to-view.ts";
import { knownRateLines } from "./known-rate-lines.ts";
import { RateMatrix } from "./rate-matrix.tsx";
import { RateSearch, RatesBelow } from "./rate-pages.tsx";
import { usePriceEngine } from "./use-price-engine.ts";
import { useRateWindow } from "./use-rate-window.ts";

type Strips = Readonly<Record<string, readonly WeekStrip[]>>;

type PlanRateListProps = {
  readonly view: Pick<PlanInBrowser, "plan" | "now" | "definitions" | "names">;
  readonly shown: ShownVersion;
  /** Of the first rates, so that a plan of a usual size is whole before the engine is there. */
  readonly strips: Strips;
};

/** The rates of a published version, a page at a time where there are many. */
export function PlanRateList({ view, shown, strips }: PlanRateListProps) {
  const engine = usePriceEngine();
  const surroundings = useMemo(() => publishedSurroundings(view, shown.own), [view, shown.own]);
  const finder = useRateWindow(knownRateLines(shown.document.rates, surroundings));
  const added = useMemo(() => {
    const wanted = new Set(finder.shown.map(({ key }) => key).filter((key) => strips[key] === undefined));
    if (engine === null || wanted.size === 0) return {};
    const { document } = shown;
    const place = { document, definitions: surroundings.definitions, week: engine.plainWeekOf(Number.parseInt(view.now.slice(0, 4), 10)) };
    const rates = document.rates.filter(({ key }) => wanted.has(key));
    return Object.fromEntries(rates.map((rate) => [rate.key, engine.stripsOf(rate, place) ?? []]));
  }, [engine, shown, surroundings, view.now, strips, finder.shown]);
  return (
    <>
      <RateSearch finder={finder} />
      <RateMatrix rates={finder.shown} currency={view.plan.currency} strips={{ ...strips, ...added }} />
      <RatesBelow finder={finder} />
    </>
  );
}
