// biome-ignore-all lint/a11y/useSemanticElements: its columns are tracks whose widths change without drawing a row; a table has none.
// biome-ignore-all lint/a11y/useFocusableInteractive: what stands in a cell takes the focus, or the cell does.
import Link from "next/link";
import { useSyncExternalStore } from "react";
import { cn } from "../class-names.ts";
import { routeHref } from "../route-href.ts";
import { isMarked } from "./grid-marks.ts";
import type { GridColumn } from "./grid-types.ts";
import type { MarkStore } from "./mark-store.ts";

/** Above the columns that move under them. */
export const pinnedStyles = "sticky z-[1] bg-inherit @max-xl:static";

export type RowFacts = {
  readonly key: number;
  /** "UDR 500001". */
  readonly name: string;
  readonly href: string;
};

type GridRowProps<Row> = {
  readonly row: Row;
  readonly facts: RowFacts;
  readonly index: number;
  readonly columns: readonly GridColumn<Row>[];
  /** From the left edge, of each pinned column; null of the others. */
  readonly lefts: readonly (string | null)[];
  readonly marks: MarkStore;
};

/** A row asks for its own mark, so that marking it draws no other. Its cells take the focus one at a time: `DataGrid` says which. */
export function GridRow<Row>({ row, facts, index, columns, lefts, marks }: GridRowProps<Row>) {
  const marked = useSyncExternalStore(
    marks.subscribe,
    () => isMarked(marks.marks(), facts.key),
    () => false,
  );
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={marked}
      data-key={facts.key}
      className={cn(
        "relative grid h-(--row) grid-cols-(--tracks) border-line-soft border-b bg-paper last:border-b-0 hover:bg-hover focus-within:bg-hover aria-selected:bg-selected",
        "@max-xl:block @max-xl:h-auto @max-xl:px-4 @max-xl:py-2.5",
      )}
    >
      <div
        role="gridcell"
        className={cn(
          pinnedStyles,
          "left-0 grid place-items-center @max-xl:absolute @max-xl:top-2 @max-xl:right-2 @max-xl:left-auto @max-xl:size-8",
        )}
      >
        <input
          type="checkbox"
          tabIndex={-1}
          data-cell-focus=""
          data-mark=""
          checked={marked}
          readOnly
          aria-label={`Select ${facts.name}`}
          className="relative z-[2] size-4 accent-accent before:absolute before:-inset-2"
        />
      </div>
      {columns.map((column, at) => (
        <GridCell key={column.key} row={row} column={column} href={facts.href} left={lefts[at] ?? null} />
      ))}
    </div>
  );
}

type GridCellProps<Row> = {
  readonly row: Row;
  readonly column: GridColumn<Row>;
  readonly href: string;
  readonly left: string | null;
};

function GridCell<Row>({ row, column, href, left }: GridCellProps<Row>) {
  const content = column.cell(row);
  return (
    <div
      role={column.isRowHeader ? "rowheader" : "gridcell"}
      {...(column.isRowHeader ? {} : { tabIndex: -1 })}
      {...(left === null ? {} : { style: { left } })}
      className={cn(
        "flex min-w-0 items-center overflow-hidden px-2.5 focus-visible:-outline-offset-2",
        left !== null && pinnedStyles,
        column.align === "end" && "figures justify-end whitespace-nowrap",
        "@max-xl:items-baseline @max-xl:justify-between @max-xl:gap-4 @max-xl:overflow-visible @max-xl:px-0 @max-xl:py-0.5",
        column.isRowHeader && "@max-xl:min-h-8 @max-xl:items-center @max-xl:justify-start @max-xl:font-medium",
        !column.isOnCards && "@max-xl:hidden",
      )}
    >
      {column.isRowHeader ? null : (
        <span aria-hidden="true" className="hidden shrink-0 text-muted text-xs @max-xl:inline">
          {column.label}
        </span>
      )}
      {column.isRowHeader ? (
        <Link
          href={routeHref(href)}
          prefetch={false}
          tabIndex={-1}
          data-row-link=""
          data-cell-focus=""
          className="min-w-6 rounded-xs py-0.5 font-medium text-ink underline decoration-line-strong hover:decoration-current @max-xl:after:absolute @max-xl:after:inset-0"
        >
          {content}
        </Link>
      ) : (
        <span className="min-w-0 truncate">{content}</span>
      )}
    </div>
  );
}
