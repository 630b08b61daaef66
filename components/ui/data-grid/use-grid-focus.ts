import { type RefObject, useEffect, useRef } from "react";
import type { GridPlace } from "./grid-place.ts";
import { takeLeftPlace } from "./grid-return.ts";

/** What is remembered of the cell that has, or had, the focus: rows and columns come and go, so by their keys as well. */
type Remembered = { readonly place: GridPlace; readonly rowKey: number | null; readonly columnKey: string | null };

export type GridFocus = {
  /** The cell in which something stands; null outside of the cells. */
  readonly placeOf: (target: EventTarget) => GridPlace | null;
  readonly focus: (place: GridPlace) => void;
  readonly remember: (target: EventTarget) => void;
  readonly forget: () => void;
  /** Focuses the cell that Tab would come to. */
  readonly enter: () => void;
};

/**
 * One tab stop that follows the focus. It is kept in the document and not in React's state: a key that is held down over
 * hundreds of rows draws none of them. `columnKeys` begins with the column of marks.
 */
export function useGridFocus(grid: RefObject<HTMLDivElement | null>, columnKeys: readonly string[]): GridFocus {
  const stop = useRef<HTMLElement | null>(null);
  const remembered = useRef<Remembered | null>(null);
  const hasFocus = useRef(false);
  const returning = useRef(true);

  const cellAt = ({ row, column }: GridPlace): HTMLElement | null => {
    const cell = rowAt(grid.current, row)?.children.item(column);
    return cell instanceof HTMLElement ? focusableIn(cell) : null;
  };
  const stopAt = (element: HTMLElement) => {
    if (stop.current !== element) stop.current?.setAttribute("tabindex", "-1");
    stop.current = element;
    element.setAttribute("tabindex", "0");
  };
  const focusOn = (element: HTMLElement) => {
    stopAt(element);
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  /** Where the remembered cell is now: its row by its key, or the one that took its place. */
  const current = (): GridPlace => {
    const { place, rowKey, columnKey } = remembered.current ?? { place: { row: 0, column: 1 }, rowKey: null, columnKey: null };
    const column = columnKey === null ? -1 : columnKeys.indexOf(columnKey);
    return {
      row: place.row < 0 ? place.row : rowOf(grid.current, rowKey, place.row),
      column: column >= 0 ? column : Math.min(place.column, columnKeys.length - 1),
    };
  };

  // After every drawing: the stop may have gone with its row, and the focus with it.
  useEffect(() => {
    const rows = rowsOf(grid.current);
    if (rows.length === 0) return;
    if (returning.current) {
      returning.current = false;
      const left = takeLeftPlace();
      if (left !== null && left.address === `${location.pathname}${location.search}`) {
        remembered.current = { place: { row: 0, column: 1 }, rowKey: left.rowKey, columnKey: left.columnKey };
        hasFocus.current = true;
      }
    }
    const element = cellAt(current());
    if (element === null) return;
    const isLost = hasFocus.current && !grid.current?.contains(document.activeElement);
    if (isLost) focusOn(element);
    else stopAt(element);
  });

  return {
    placeOf: (target) => placeIn(grid.current, target),
    focus: (place) => {
      const element = visibleFrom(cellAt(place));
      if (element) focusOn(element);
    },
    remember: (target) => {
      hasFocus.current = true;
      const place = placeIn(grid.current, target);
      if (place === null) return;
      const element = cellAt(place);
      if (element) stopAt(element);
      const key = rowAt(grid.current, place.row)?.dataset.key;
      remembered.current = {
        place,
        rowKey: key === undefined ? null : Number.parseInt(key, 10),
        columnKey: columnKeys[place.column] ?? null,
      };
    },
    forget: () => {
      hasFocus.current = false;
    },
    enter: () => {
      const element = visibleFrom(cellAt(current()));
      if (element) focusOn(element);
    },
  };
}

/** On a phone some cells are not shown: the row's own name stands for them. */
function visibleFrom(element: HTMLElement | null): HTMLElement | null {
  if (element === null || element.checkVisibility()) return element;
  return element.closest<HTMLElement>("[role=row]")?.querySelector<HTMLElement>("[data-row-link]") ?? null;
}

function rowsOf(grid: HTMLElement | null): readonly HTMLElement[] {
  return [...(grid?.querySelector("[data-grid-body]")?.children ?? [])].filter((row): row is HTMLElement => row instanceof HTMLElement);
}

/** Where the row with that key stands, or what stands in its place. */
function rowOf(grid: HTMLElement | null, rowKey: number | null, place: number): number {
  const rows = rowsOf(grid);
  const found = rowKey === null ? -1 : rows.findIndex(({ dataset }) => dataset.key === String(rowKey));
  return found >= 0 ? found : Math.min(place, rows.length - 1);
}

function rowAt(grid: HTMLElement | null, row: number): HTMLElement | null {
  const found = row < 0 ? grid?.querySelector("[role=row]") : grid?.querySelector("[data-grid-body]")?.children.item(row);
  return found instanceof HTMLElement ? found : null;
}

/** The control that a cell holds, or the cell itself. */
function focusableIn(cell: HTMLElement): HTMLElement {
  return cell.querySelector<HTMLElement>("[data-cell-focus]") ?? cell;
}

function placeIn(grid: HTMLElement | null, target: EventTarget): GridPlace | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest("[role=gridcell], [role=rowheader], [role=columnheader]");
  const row = cell?.closest("[role=row]");
  if (!cell || !row || !grid?.contains(row)) return null;
  const index = Number.parseInt(row.getAttribute("aria-rowindex") ?? "1", 10);
  return { row: index - 2, column: [...row.children].indexOf(cell) };
}
