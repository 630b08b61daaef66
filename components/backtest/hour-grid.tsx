"use client";

import { cn } from "#components/ui/class-names.ts";
import { HEAT_SIGN, heatStyle } from "#components/ui/heat-styles.ts";
import { type WeekCell, WeekGrid } from "#components/ui/week-grid.tsx";
import type { ComparedHour } from "#lib/domain/backtest/backtest-view.ts";
import { hourInWords } from "#lib/domain/backtest/backtest-words.ts";
import { compareSizes, directionOf, heatStep, largestOf } from "#lib/domain/backtest/change-scale.ts";
import { comparedText } from "./figures.ts";
import { HeatLegend } from "./heat-legend.tsx";

/** The map of the week: how much each hour changes, by colour and sign, and below it what the hour says. */
export function HourGrid({ hours, currency }: { readonly hours: readonly ComparedHour[]; readonly currency: string }) {
  const largest = largestOf(hours.map(({ change }) => change));
  const byHour = new Map(hours.map((each) => [each.hour, each]));
  return (
    <WeekGrid
      label="Change by hour of the week"
      first={hourOfLargest(hours)}
      cellOf={(hour) => cellOf(hour, byHour.get(hour) ?? null, { largest, currency })}
      tell={(hour) => (
        <>
          <span className="font-medium">{hourInWords(hour)}</span>
          <span className="figures">{hourText(byHour.get(hour) ?? null, currency)}</span>
        </>
      )}
      legend={<HeatLegend largest={largest} currency={currency} />}
    />
  );
}

type Scale = { readonly largest: string; readonly currency: string };

function cellOf(hour: number, compared: ComparedHour | null, { largest, currency }: Scale): WeekCell {
  const change = compared?.change ?? "0";
  const direction = directionOf(change);
  const isUsed = compared !== null && compared.udrs > 0;
  return {
    label: `${hourInWords(hour)}: ${hourText(compared, currency)}`,
    content: direction === "same" && isUsed ? "·" : HEAT_SIGN[direction],
    className: cn(heatStyle(direction, heatStep(change, largest)), isUsed || "bg-transparent shadow-[inset_0_0_0_1px_var(--line-soft)]"),
  };
}

function hourText(compared: ComparedHour | null, currency: string): string {
  return compared === null ? "no usage" : comparedText(compared, currency);
}

/** Where reading begins: the hour that changes most. */
function hourOfLargest(hours: readonly ComparedHour[]): number {
  const largest = largestOf(hours.map(({ change }) => change));
  return hours.find(({ change }) => compareSizes(change, largest) === 0)?.hour ?? 0;
}
