/** A cell: rows count from 0, the heading is row -1; columns count from 0. */
export type GridPlace = { readonly row: number; readonly column: number };

export type GridExtent = {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page Up and Page Down go by. */
  readonly page: number;
};

type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const HEAD = -1;

/**
 * Where a key leads, as the grid pattern of ARIA APG says; null for keys that lead nowhere. At an edge it stays where it is.
 * `isLetterOn`: whether j and k go down and up too.
 */
export function placeAfterKey(place: GridPlace, pressed: Pressed, extent: GridExtent & { readonly isLetterOn: boolean }): GridPlace | null {
  if (pressed.altKey) return null;
  if (pressed.ctrlKey || pressed.metaKey) return placeAfterControl(pressed.key, extent);
  const { row, column } = place;
  const last = extent.rows - 1;
  const down = (count: number) => ({ row: Math.min(last, row + count), column });
  const up = (count: number, top: number) => ({ row: Math.max(top, row - count), column });
  switch (pressed.key) {
    case "ArrowDown":
      return down(1);
    case "ArrowUp":
      return up(1, HEAD);
    case "ArrowRight":
      return { row, column: Math.min(extent.columns - 1, column + 1) };
    case "ArrowLeft":
      return { row, column: Math.max(0, column - 1) };
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: extent.columns - 1 };
    case "PageDown":
      return down(extent.page);
    case "PageUp":
      return up(extent.page, Math.min(0, row));
    case "j":
      return extent.isLetterOn ? down(1) : null;
    case "k":
      return extent.isLetterOn ? up(1, Math.min(0, row)) : null;
    default:
      return null;
  }
}

function placeAfterControl(key: string, { rows, columns }: GridExtent): GridPlace | null {
  if (key === "Home") return { row: Math.min(0, rows - 1), column: 0 };
  if (key === "End") return { row: rows - 1, column: columns - 1 };
  return null;
}
