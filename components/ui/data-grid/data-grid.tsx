// biome-ignore-all lint/a11y/useSemanticElements: its columns are tracks whose widths change without drawing a row; a table has none.
// biome-ignore-all lint/a11y/useFocusableInteractive: what stands in a cell takes the focus, or the cell does.
"use client";

import { type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import { areShortcutsOn } from "../shortcut-setting.ts";
import { GridHead } from "./grid-head.tsx";
import { clickInGrid, type GridCommands, type GridScene, openByPointer, pressInGrid } from "./grid-input.ts";
import { GridRow, type RowFacts } from "./grid-row.tsx";
import { gridStyle, leftsOf, scrollPadding } from "./grid-tracks.ts";
import { type GridColumn, type ROW_HEIGHT, SELECT_COLUMN } from "./grid-types.ts";
import type { MarkStore } from "./mark-store.ts";
import { type GridFocus, useGridFocus } from "./use-grid-focus.ts";

type DataGridProps<Row> = {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly factsOf: (row: Row) => RowFacts;
  /** How many there are, loaded or not; null where nobody knows. */
  readonly rowCount: number | null;
  readonly density: keyof typeof ROW_HEIGHT;
  readonly marks: MarkStore;
  readonly commands: GridCommands<Row>;
  readonly gridRef: RefObject<HTMLDivElement | null>;
  /** Below the rows, inside the region that scrolls: how to get more. */
  readonly children?: ReactNode;
};

/**
 * A grid as ARIA APG describes it: one tab stop, arrows from cell to cell, Space marks, Enter opens. It does not move by
 * itself, and a key draws nothing but what it changes.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, columns, rows, factsOf, rowCount, density, marks, commands, gridRef } = props;
  const anchor = useRef<number | null>(null);
  const isAfterG = useRef(false);
  const focus = useGridFocus(gridRef, [SELECT_COLUMN, ...columns.map(({ key }) => key)]);
  const keys = rows.map((row) => factsOf(row).key);
  const scene: GridScene<Row> = { rows, keys, columns, density, marks, commands, focus, anchor };
  const lefts = leftsOf(columns);

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    // The letter after a g goes to a page.
    const isLetterOn = areShortcutsOn() && !isAfterG.current;
    isAfterG.current = event.key === "g";
    if (pressInGrid(event, scene, isLetterOn)) event.preventDefault();
  }

  return (
    <div className="@container">
      <div className="relative max-h-[min(72dvh,54rem)] overflow-auto scroll-pt-9 @max-xl:max-h-none" style={scrollPadding(columns)}>
        <div
          ref={gridRef}
          role="grid"
          aria-label={label}
          aria-multiselectable="true"
          aria-rowcount={rowCount === null ? -1 : rowCount + 1}
          aria-colcount={columns.length + 1}
          data-page-keys=""
          onKeyDown={press}
          onClick={(event) => clickInGrid(event, scene)}
          onDoubleClick={(event) => openByPointer(event, scene)}
          onFocus={(event) => focus.remember(event.target)}
          onBlur={(event) => forgetWhenLeft(event, focus)}
          style={gridStyle(columns, density)}
          className="min-w-(--whole) @max-xl:min-w-0"
        >
          <GridHead
            columns={columns}
            lefts={lefts}
            keys={keys}
            marks={marks}
            onStretch={(at, width) => gridRef.current?.style.setProperty(`--w${at}`, `${width}px`)}
            onWidth={commands.setWidth}
          />
          <div role="rowgroup" data-grid-body="">
            {rows.map((row, index) => {
              const facts = factsOf(row);
              return <GridRow key={facts.key} row={row} facts={facts} index={index} columns={columns} lefts={lefts} marks={marks} />;
            })}
          </div>
        </div>
        {props.children}
      </div>
    </div>
  );
}

/** Gone with its row, the focus is put back; gone elsewhere, it is not fetched. */
function forgetWhenLeft({ target, relatedTarget, currentTarget }: FocusEvent<HTMLDivElement>, focus: GridFocus): void {
  if (relatedTarget instanceof Node ? !currentTarget.contains(relatedTarget) : target.isConnected) focus.forget();
}
