// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by arrow keys is a grid.
"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import type { ComparedHour } from "#lib/domain/backtest/backtest-view.ts";
import { hourInWords } from "#lib/domain/backtest/backtest-words.ts";
import { compareSizes, directionOf, heatStep, largestOf } from "#lib/domain/backtest/change-scale.ts";
import { KEEP_COLOURS } from "./bar.tsx";
import { comparedText } from "./figures.ts";
import { HeatLegend } from "./heat-legend.tsx";
import { HEAT_SIGN, heatStyle } from "./heat-styles.ts";
import { hourAfterKey } from "./hour-keys.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** The map of the week: one cell that Tab comes to, arrow keys from there, and below it what the cell says. */
export function HourGrid({ hours, currency }: { readonly hours: readonly ComparedHour[]; readonly currency: string }) {
  const grid = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState(() => hourOfLargest(hours));
  const [pointed, setPointed] = useState<number | null>(null);
  const largest = largestOf(hours.map(({ change }) => change));
  const byHour = new Map(hours.map((each) => [each.hour, each]));
  const told = pointed ?? focused;

  function walk(event: KeyboardEvent<HTMLTableElement>): void {
    const next = hourAfterKey(focused, event);
    if (next === null) return;
    event.preventDefault();
    setFocused(next);
    grid.current?.querySelector<HTMLElement>(`[data-hour="${next}"]`)?.focus();
  }

  return (
    <div className="grid gap-3">
      <div className="relative overflow-x-auto pb-1">
        <table
          ref={grid}
          role="grid"
          aria-label="Change by hour of the week"
          aria-describedby="hour-map-keys"
          onKeyDown={walk}
          onPointerLeave={() => setPointed(null)}
          className={cn("w-full min-w-[46rem] table-fixed border-separate border-spacing-0.5", KEEP_COLOURS)}
        >
          <thead>
            <tr>
              <th scope="col" className="w-10">
                <span className="sr-only">Day</span>
              </th>
              {HOURS.map((hour) => (
                <th key={hour} scope="col" className="figures pb-1 text-center font-normal text-2xs text-muted">
                  {String(hour).padStart(2, "0")}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DAYS.map((day, index) => (
              <tr key={day}>
                <th scope="row" className="sticky left-0 z-10 bg-paper pr-2 text-left font-normal text-muted text-xs">
                  {day}
                </th>
                {HOURS.map((hour) => (
                  <HourCell
                    key={hour}
                    hour={index * 24 + hour}
                    compared={byHour.get(index * 24 + hour) ?? null}
                    largest={largest}
                    currency={currency}
                    isStop={focused === index * 24 + hour}
                    onFocus={setFocused}
                    onPoint={setPointed}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="flex min-h-10 flex-wrap items-baseline gap-x-2 @3xl:min-h-5" data-hour-told="">
        <span className="font-medium">{hourInWords(told)}</span>
        <span className="figures">{hourText(byHour.get(told) ?? null, currency)}</span>
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-muted text-xs">
        <HeatLegend largest={largest} currency={currency} />
        <p id="hour-map-keys" className="print:hidden">
          Arrow keys go from hour to hour, Home and End to the ends of the day.
        </p>
      </div>
    </div>
  );
}

type HourCellProps = {
  readonly hour: number;
  readonly compared: ComparedHour | null;
  readonly largest: string;
  readonly currency: string;
  /** The one cell that Tab comes to. */
  readonly isStop: boolean;
  readonly onFocus: (hour: number) => void;
  readonly onPoint: (hour: number) => void;
};

function HourCell({ hour, compared, largest, currency, isStop, onFocus, onPoint }: HourCellProps) {
  const change = compared?.change ?? "0";
  const direction = directionOf(change);
  const isUsed = compared !== null && compared.udrs > 0;
  return (
    <td
      role="gridcell"
      tabIndex={isStop ? 0 : -1}
      data-hour={hour}
      aria-label={`${hourInWords(hour)}: ${hourText(compared, currency)}`}
      onFocus={() => onFocus(hour)}
      onPointerEnter={() => onPoint(hour)}
      className={cn(
        "h-7 scroll-ml-12 rounded-xs p-0 text-center font-semibold text-xs leading-none transition-colors duration-300 focus-visible:relative focus-visible:z-10",
        heatStyle(direction, heatStep(change, largest)),
        isUsed || "bg-transparent shadow-[inset_0_0_0_1px_var(--line-soft)]",
      )}
    >
      <span aria-hidden="true">{direction === "same" && isUsed ? "·" : HEAT_SIGN[direction]}</span>
    </td>
  );
}

function hourText(compared: ComparedHour | null, currency: string): string {
  return compared === null ? "no usage" : comparedText(compared, currency);
}

/** Where reading begins: the hour that changes most. */
function hourOfLargest(hours: readonly ComparedHour[]): number {
  const largest = largestOf(hours.map(({ change }) => change));
  return hours.find(({ change }) => compareSizes(change, largest) === 0)?.hour ?? 0;
}
