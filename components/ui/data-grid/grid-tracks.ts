import type { CSSProperties } from "react";
import { type GridColumn, MARK_WIDTH, ROW_HEIGHT } from "./grid-types.ts";

type Columns = readonly Pick<GridColumn<never>, "isPinned" | "width">[];

/** From the left edge, of each pinned column; null of the others. */
export function leftsOf(columns: Columns): readonly (string | null)[] {
  return columns.map(({ isPinned }, at) => (isPinned ? `calc(${sumOf(columns.slice(0, at))})` : null));
}

/** A cell that takes the focus must not hide under the pinned columns. */
export function scrollPadding(columns: Columns): CSSProperties {
  const pinned = columns.filter(({ isPinned }) => isPinned);
  return { scrollPaddingLeft: `${pinned.reduce((sum, { width }) => sum + width, MARK_WIDTH)}px` };
}

/** Widths are variables of the grid, so that a column is pulled wider without drawing a row. What is left goes to the columns that move. */
export function gridStyle(columns: Columns, density: keyof typeof ROW_HEIGHT): CSSProperties {
  const tracks = columns.map(({ isPinned, width }, at) => (isPinned ? `var(--w${at})` : `minmax(var(--w${at}), ${width}fr)`));
  const texts: Readonly<Record<string, string>> = {
    "--tracks": [`${MARK_WIDTH}px`, ...tracks].join(" "),
    "--whole": `calc(${sumOf(columns)})`,
    "--row": `${ROW_HEIGHT[density]}px`,
    ...Object.fromEntries(columns.map(({ width }, at): [string, string] => [`--w${at}`, `${width}px`])),
  };
  return texts;
}

function sumOf(columns: Columns): string {
  return [`${MARK_WIDTH}px`, ...columns.map((_, at) => `var(--w${at})`)].join(" + ");
}
