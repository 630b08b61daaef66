// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by arrow keys is a grid.
"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { cn } from "./class-names.ts";
import { hourAfterKey } from "./hour-keys.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** An hour of the week as a cell: what it shows, how it looks, and all of it in words. */
export type WeekCell = { readonly label: string; readonly content: ReactNode; readonly className: string };

type WeekGridProps = {
  readonly label: string;
  /** Hours count from Monday, 00:00. */
  readonly cellOf: (hour: number) => WeekCell;
  /** Where reading begins. */
  readonly first: number;
  /** What stands below the grid about the hour that is focused or pointed at. */
  readonly tell: (hour: number) => ReactNode;
  readonly legend: ReactNode;
  /** Wide cells hold a number. */
  readonly cells?: "narrow" | "wide";
};

/** The week as seven rows of 24 hours: one cell that Tab comes to, arrow keys from there, and below it what the cell says. */
export function WeekGrid({ label, cellOf, first, tell, legend, cells = "narrow" }: WeekGridProps) {
  const grid = useRef<HTMLTableElement>(null);
  const keysId = useId();
  const [focused, setFocused] = useState(first);
  const [pointed, setPointed] = useState<number | null>(null);

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
          aria-label={label}
          aria-describedby={keysId}
          onKeyDown={walk}
          onPointerLeave={() => setPointed(null)}
          className={cn(
            "w-full table-fixed border-separate border-spacing-0.5 forced-color-adjust-none [print-color-adjust:exact]",
            cells === "wide" ? "min-w-[64rem]" : "min-w-[46rem]",
          )}
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
                <th
                  scope="row"
                  className="sticky left-0 z-10 bg-paper in-[[role=dialog]]:bg-raised pr-2 text-left font-normal text-muted text-xs"
                >
                  {day}
                </th>
                {HOURS.map((hour) => (
                  <HourCell
                    key={hour}
                    hour={index * 24 + hour}
                    cell={cellOf(index * 24 + hour)}
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
        {tell(pointed ?? focused)}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-muted text-xs">
        {legend}
        <p id={keysId} className="print:hidden">
          Arrow keys go from hour to hour, Home and End to the ends of the day.
        </p>
      </div>
    </div>
  );
}

type HourCellProps = {
  readonly hour: number;
  readonly cell: WeekCell;
  /** The one cell that Tab comes to. */
  readonly isStop: boolean;
  readonly onFocus: (hour: number) => void;
  readonly onPoint: (hour: number) => void;
};

function HourCell({ hour, cell: { label, content, className }, isStop, onFocus, onPoint }: HourCellProps) {
  return (
    <td
      role="gridcell"
      tabIndex={isStop ? 0 : -1}
      data-hour={hour}
      aria-label={label}
      onFocus={() => onFocus(hour)}
      onPointerEnter={() => onPoint(hour)}
      className={cn(
        "h-7 scroll-ml-12 rounded-xs p-0 text-center font-semibold text-xs leading-none transition-colors duration-300 focus-visible:relative focus-visible:z-10",
        className,
      )}
    >
      <span aria-hidden="true">{content}</span>
    </td>
  );
}
