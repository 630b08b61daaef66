import type { ReactNode } from "react";

export type GridColumn<Row> = {
  readonly key: string;
  /** The heading, and the label beside the value where rows become cards. */
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align: "start" | "end";
  /** In CSS pixels. */
  readonly width: number;
  /** It stays at the left while the others move sideways. Pinned columns come first. */
  readonly isPinned: boolean;
  /** The cell that names the row; it carries the row's link. One per grid. */
  readonly isRowHeader: boolean;
  /** A phone shows a row as a card with these. */
  readonly isOnCards: boolean;
  /** Null where the list cannot be sorted by it. */
  readonly sort: { readonly direction: "ascending" | "descending" | "none"; readonly toggle: () => void } | null;
};

/** A row in pixels: as dense as a spreadsheet, as other tables, or with room to point at. */
export const ROW_HEIGHT = { compact: 24, regular: 32, roomy: 40 } as const;

export const NARROWEST_COLUMN = 48;
export const WIDEST_COLUMN = 640;
export const WIDTH_STEP = 16;

export function withinWidths(width: number): number {
  return Math.min(WIDEST_COLUMN, Math.max(NARROWEST_COLUMN, Math.round(width)));
}

/** The column of marks, before all others. */
export const SELECT_COLUMN = "select";
export const MARK_WIDTH = 40;
export const HEAD_HEIGHT = 36;
