// biome-ignore-all lint/a11y/useSemanticElements: its half hours lie over the days' windows, which cells of a table cannot.
"use client";

import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import { DAY_NAMES, DAYS } from "#lib/domain/definition/days.ts";
import type { TimeWindow } from "#lib/domain/definition/time-model.ts";
import { areaInWords, clearWeek, isCovered, paintWeek, type WeekArea } from "#lib/domain/definition/week-paint.ts";
import { weekSpans } from "#lib/domain/definition/week-spans.ts";
import { cn } from "../ui/class-names.ts";
import { announce } from "../ui/live-region.tsx";
import { movedCell, SLOT_MINUTES, SLOTS, type WeekCell } from "./week-cell.ts";
import { WeekPainterRow } from "./week-painter-row.tsx";

type WeekPainterProps = {
  readonly label: string;
  readonly windows: readonly TimeWindow[];
  /** While the text beside it cannot be read there is nothing to paint on. */
  readonly isDisabled: boolean;
  readonly onPaint: (windows: readonly TimeWindow[]) => void;
};

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21] as const;

/**
 * A week to paint on, half an hour at a time. It is one stop of the Tab key: arrows move, Shift with them extends, Space
 * paints or clears. Whatever is painted here can be typed beside it, to the minute.
 */
export function WeekPainter({ label, windows, isDisabled, onPaint }: WeekPainterProps) {
  const id = useId();
  const [cursor, setCursor] = useState<WeekCell>({ day: 0, slot: 0 });
  const [anchor, setAnchor] = useState<WeekCell>(cursor);
  const [isDragging, setIsDragging] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const week = weekSpans(windows);
  const selected = areaOf(anchor, cursor);

  function apply(area: WeekArea, isClearing: boolean): void {
    if (isDisabled) {
      announce("The windows cannot be painted before their text can be read.");
      return;
    }
    onPaint(isClearing ? clearWeek(windows, area) : paintWeek(windows, area));
    announce(`${isClearing ? "Cleared" : "Painted"} ${areaInWords(area, DAY_NAMES)}`);
    setAnchor(cursor);
  }

  function press(event: KeyboardEvent): void {
    const next = movedCell(cursor, event);
    if (next !== null) {
      event.preventDefault();
      setCursor(next);
      if (!event.shiftKey) setAnchor(next);
      else announce(areaInWords(areaOf(anchor, next), DAY_NAMES));
      return;
    }
    if (event.key === "Escape") setAnchor(cursor);
    if (event.key !== " ") return;
    event.preventDefault();
    apply(selected, isCovered(windows, selected));
  }

  function begin(event: PointerEvent<HTMLElement>): void {
    const cell = cellAt(event);
    if (cell === null || event.button !== 0 || isDisabled) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setAnchor(cell);
    setCursor(cell);
    setIsDragging(true);
  }

  function drag(event: PointerEvent<HTMLElement>): void {
    const cell = isDragging ? cellAt(event) : null;
    if (cell !== null) setCursor(cell);
  }

  /** What it began on decides: from a painted half hour a drag clears. */
  function end(): void {
    if (!isDragging) return;
    setIsDragging(false);
    apply(selected, isCovered(windows, areaOf(anchor, anchor)));
  }

  return (
    <div className="overflow-x-auto p-1">
      <div
        role="grid"
        aria-label={label}
        aria-describedby={`${id}-keys`}
        aria-multiselectable="true"
        aria-disabled={isDisabled || undefined}
        aria-activedescendant={cellId(id, cursor)}
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={begin}
        onPointerMove={drag}
        onPointerUp={end}
        onPointerCancel={() => {
          setIsDragging(false);
          setAnchor(cursor);
        }}
        onFocus={() => setIsFocused(true)}
        onBlur={() => setIsFocused(false)}
        className={cn("grid min-w-120 select-none gap-y-1 rounded-sm outline-offset-4", isDisabled && "opacity-55")}
        data-keep-colour=""
      >
        {DAYS.map((day, index) => (
          <WeekPainterRow
            key={day}
            id={id}
            day={index}
            spans={week[index] ?? []}
            cursor={cursor.day === index && isFocused ? cursor.slot : null}
            selected={isWithin(selected, index) && (isDragging || isFocused) ? selected : null}
          />
        ))}
      </div>
      <div aria-hidden="true" className="figures relative ml-10 grid min-w-110 grid-cols-8 pt-1 text-2xs text-muted">
        {HOURS.map((hour) => (
          <span key={hour} className={hour === 0 ? "" : "-translate-x-1.5"}>
            {String(hour).padStart(2, "0")}
          </span>
        ))}
      </div>
      <p id={`${id}-keys`} className="text-muted text-xs">
        Drag to paint, drag from a painted half hour to clear. By keyboard: arrows move, Shift extends, Space paints or clears.
      </p>
    </div>
  );
}

const isWithin = ({ firstDay, lastDay }: WeekArea, day: number) => day >= firstDay && day <= lastDay;

const cellId = (id: string, { day, slot }: WeekCell) => `${id}-${day}-${slot}`;

function areaOf(one: WeekCell, other: WeekCell): WeekArea {
  return {
    firstDay: Math.min(one.day, other.day),
    lastDay: Math.max(one.day, other.day),
    from: Math.min(one.slot, other.slot) * SLOT_MINUTES,
    to: (Math.max(one.slot, other.slot) + 1) * SLOT_MINUTES,
  };
}

/** By place and not by target: while the pointer is captured every event has the grid as its target. */
function cellAt({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): WeekCell | null {
  const found = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-slot]");
  if (!found || !currentTarget.contains(found)) return null;
  const [day, slot] = [found.dataset.day, found.dataset.slot].map((text) => Number.parseInt(text ?? "", 10));
  return day === undefined || slot === undefined || !(slot < SLOTS) ? null : { day, slot };
}
