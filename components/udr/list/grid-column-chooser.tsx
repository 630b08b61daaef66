"use client";

import { ArrowDown, ArrowUp, Pin } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { withinWidths } from "#components/ui/data-grid/grid-types.ts";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { Input } from "#components/ui/input.tsx";
import { announce } from "#components/ui/live-region.tsx";
import {
  DEFAULT_COLUMNS,
  type Density,
  isDensity,
  movedColumn,
  NAMING_COLUMN,
  type ShownColumn,
  withColumn,
  withPin,
} from "#lib/domain/udr/shown-columns.ts";
import type { UdrColumn } from "#lib/domain/udr/udr-columns.ts";
import type { ColumnWidths } from "./use-grid-shape.ts";

type ColumnChooserProps = {
  readonly known: readonly UdrColumn[];
  readonly shown: readonly ShownColumn[];
  readonly setShown: (columns: readonly ShownColumn[]) => void;
  readonly density: Density;
  readonly setDensity: (density: Density) => void;
  readonly widths: ColumnWidths;
  readonly onClose: () => void;
};

const DENSITY_OPTIONS = [
  { value: "compact", label: "Compact, 24 px" },
  { value: "regular", label: "Regular, 32 px" },
  { value: "roomy", label: "Roomy, 40 px" },
];

/** Which columns, in which order, how wide, and which stay at the left. Every change shows at once in the list behind. */
export function ColumnChooser({ known, shown, setShown, density, setDensity, widths, onClose }: ColumnChooserProps) {
  const hidden = known.filter(({ key }) => !shown.some((column) => column.key === key));
  const moved = useRef<string | null>(null);
  // A column that goes from one list to the other takes the focus along.
  useEffect(() => {
    if (moved.current === null) return;
    document.getElementById(idOf(moved.current))?.focus();
    moved.current = null;
  });
  function show(key: string, isShown: boolean): void {
    moved.current = key;
    setShown(withColumn(shown, key, isShown));
    const label = known.find((column) => column.key === key)?.label ?? key;
    announce(isShown ? `${label} is the last column.` : `${label} is not shown.`);
  }
  function reset(): void {
    setShown(DEFAULT_COLUMNS);
    widths.reset();
    announce("The list has its own columns again.");
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="Columns and rows"
      description="Order, columns and density belong to a view. Widths stay yours, in this browser."
      size="medium"
      footer={
        <>
          <Button variant="ghost" onClick={reset}>
            Reset columns
          </Button>
          <DialogClose render={<Button variant="primary">Done</Button>} />
        </>
      }
    >
      <div className="grid gap-5">
        <Field label="Height of rows" className="max-w-56">
          {(control) => (
            <FilterSelect
              {...control}
              options={DENSITY_OPTIONS}
              value={density}
              onValueChange={(value) => (isDensity(value) ? setDensity(value) : undefined)}
            />
          )}
        </Field>
        <section>
          <h3 className="font-semibold">Shown, from left to right</h3>
          <ul aria-label="Shown columns" className="mt-1">
            {shown.map((column) => (
              <ShownItem
                key={column.key}
                column={column}
                known={known}
                shown={shown}
                setShown={setShown}
                hide={() => show(column.key, false)}
                widths={widths}
              />
            ))}
          </ul>
        </section>
        {hidden.length === 0 ? null : (
          <section>
            <h3 className="font-semibold">Not shown</h3>
            <ul aria-label="Hidden columns" className="mt-1 grid gap-x-4 sm:grid-cols-2">
              {hidden.map(({ key, label }) => (
                <li key={key}>
                  <label className="flex min-h-8 items-center gap-2">
                    <input
                      id={idOf(key)}
                      type="checkbox"
                      checked={false}
                      onChange={() => show(key, true)}
                      className="size-4 accent-accent"
                    />
                    {label}
                  </label>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}

type ShownItemProps = Pick<ColumnChooserProps, "known" | "shown" | "setShown" | "widths"> & {
  readonly column: ShownColumn;
  readonly hide: () => void;
};

const idOf = (key: string) => `column-${key}`;

function ShownItem({ column, known, shown, setShown, hide, widths }: ShownItemProps) {
  const { key, isPinned } = column;
  const facts = known.find((each) => each.key === key);
  if (facts === undefined) return null;
  const { label } = facts;
  function move(step: -1 | 1): void {
    const next = movedColumn(shown, key, step);
    setShown(next);
    announce(`${label} is column ${next.findIndex((each) => each.key === key) + 1} of ${next.length}.`);
  }
  return (
    <li className="flex flex-wrap items-center gap-x-2 border-line-soft border-b py-1 last:border-b-0">
      <label className="flex min-h-8 min-w-36 flex-1 items-center gap-2">
        <input id={idOf(key)} type="checkbox" checked disabled={key === NAMING_COLUMN} onChange={hide} className="size-4 accent-accent" />
        {label}
      </label>
      <WidthInput label={label} width={widths.widths[key] ?? facts.width} setWidth={(width) => widths.setWidth(key, width)} />
      <Button
        variant="ghost"
        size="squareSmall"
        aria-pressed={isPinned}
        aria-label={`Pin ${label} at the left`}
        title="Pin at the left"
        onClick={() => setShown(withPin(shown, key, !isPinned))}
        className={cn(isPinned ? "text-accent" : "text-muted")}
      >
        <Pin className={cn(isPinned && "fill-current")} aria-hidden="true" />
      </Button>
      <Button variant="ghost" size="squareSmall" aria-label={`Move ${label} to the left`} title="To the left" onClick={() => move(-1)}>
        <ArrowUp aria-hidden="true" />
      </Button>
      <Button variant="ghost" size="squareSmall" aria-label={`Move ${label} to the right`} title="To the right" onClick={() => move(1)}>
        <ArrowDown aria-hidden="true" />
      </Button>
    </li>
  );
}

type WidthInputProps = { readonly label: string; readonly width: number; readonly setWidth: (width: number) => void };

function WidthInput({ label, width, setWidth }: WidthInputProps) {
  function take(text: string): void {
    const typed = Number.parseInt(text, 10);
    if (Number.isFinite(typed)) setWidth(withinWidths(typed));
  }
  return (
    <span className="flex items-center gap-1 text-muted text-xs">
      <Input
        key={width}
        type="number"
        aria-label={`Width of ${label} in pixels`}
        defaultValue={width}
        min={48}
        max={640}
        step={16}
        onBlur={(event) => take(event.target.value)}
        className="figures w-18"
      />
      px
    </span>
  );
}
