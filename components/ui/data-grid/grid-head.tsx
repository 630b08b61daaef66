// biome-ignore-all lint/a11y/useSemanticElements: its columns are tracks whose widths change without drawing a row; a table has none.
// biome-ignore-all lint/a11y/useFocusableInteractive: what stands in a cell takes the focus, or the cell does.
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { type PointerEvent, useSyncExternalStore } from "react";
import { cn } from "../class-names.ts";
import { isMarked } from "./grid-marks.ts";
import { pinnedStyles } from "./grid-row.tsx";
import { type GridColumn, withinWidths } from "./grid-types.ts";
import type { MarkStore } from "./mark-store.ts";

type GridHeadProps<Row> = {
  readonly columns: readonly GridColumn<Row>[];
  readonly lefts: readonly (string | null)[];
  readonly keys: readonly number[];
  readonly marks: MarkStore;
  /** While the pointer moves: nothing is drawn but the width. */
  readonly onStretch: (column: number, width: number) => void;
  readonly onWidth: (columnKey: string, width: number) => void;
};

export function GridHead<Row>({ columns, lefts, keys, marks, onStretch, onWidth }: GridHeadProps<Row>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 bg-panel @max-xl:sr-only">
      <div role="row" aria-rowindex={1} className="grid h-9 grid-cols-(--tracks) border-b bg-panel">
        <div role="columnheader" className={cn(pinnedStyles, "left-0 grid place-items-center")}>
          <MarkLoaded keys={keys} marks={marks} />
        </div>
        {columns.map((column, at) => (
          <HeadCell
            key={column.key}
            column={column}
            left={lefts[at] ?? null}
            onStretch={(width) => onStretch(at, width)}
            onWidth={(width) => onWidth(column.key, width)}
          />
        ))}
      </div>
    </div>
  );
}

/** Marks what is loaded. All that match is another choice, made in words. */
function MarkLoaded({ keys, marks }: { readonly keys: readonly number[]; readonly marks: MarkStore }) {
  const areAll = useSyncExternalStore(
    marks.subscribe,
    () => keys.length > 0 && keys.every((key) => isMarked(marks.marks(), key)),
    () => false,
  );
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      data-cell-focus=""
      data-mark-loaded=""
      checked={areAll}
      readOnly
      aria-label="Select the rows that are loaded"
      className="relative size-4 accent-accent before:absolute before:-inset-2"
    />
  );
}

type HeadCellProps<Row> = {
  readonly column: GridColumn<Row>;
  readonly left: string | null;
  readonly onStretch: (width: number) => void;
  readonly onWidth: (width: number) => void;
};

function HeadCell<Row>({ column, left, onStretch, onWidth }: HeadCellProps<Row>) {
  const { sort, label } = column;
  return (
    <div
      role="columnheader"
      aria-sort={sort === null || sort.direction === "none" ? undefined : sort.direction}
      {...(sort === null ? { tabIndex: -1 } : {})}
      {...(left === null ? {} : { style: { left } })}
      className={cn(
        "relative flex min-w-0 items-center px-2.5 font-medium text-muted text-xs focus-visible:-outline-offset-2",
        left !== null && pinnedStyles,
        column.align === "end" && "justify-end",
      )}
    >
      {sort === null ? (
        <span className="truncate">{label}</span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          data-cell-focus=""
          onClick={sort.toggle}
          className="-mx-1 flex h-6 min-w-0 items-center gap-1 rounded-sm px-1 hover:text-ink focus-visible:-outline-offset-1"
        >
          <span className="truncate">{label}</span>
          <SortMark direction={sort.direction} />
        </button>
      )}
      <Stretcher onStretch={onStretch} onWidth={onWidth} />
    </div>
  );
}

function SortMark({ direction }: { readonly direction: "ascending" | "descending" | "none" }) {
  const Mark = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }[direction];
  return <Mark className={cn("size-3 shrink-0", direction === "none" && "opacity-50")} aria-hidden="true" />;
}

type StretcherProps = { readonly onStretch: (width: number) => void; readonly onWidth: (width: number) => void };

/** The edge that a pointer pulls. By keyboard it is Shift with an arrow on the heading, or the columns' own dialog. */
function Stretcher({ onStretch, onWidth }: StretcherProps) {
  function widthAt(event: PointerEvent<HTMLSpanElement>): number {
    const cell = event.currentTarget.parentElement?.getBoundingClientRect();
    return withinWidths(event.clientX - (cell?.left ?? 0));
  }
  return (
    <span
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onStretch(widthAt(event));
      }}
      onPointerUp={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onWidth(widthAt(event));
      }}
      className="absolute inset-y-1.5 right-0 w-1.5 cursor-col-resize touch-none border-line border-r hover:border-accent"
    />
  );
}
