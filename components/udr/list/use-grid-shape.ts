"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { withinWidths } from "#components/ui/data-grid/grid-types.ts";
import {
  columnsFromText,
  columnsToText,
  DEFAULT_COLUMNS,
  DEFAULT_DENSITY,
  type Density,
  isDensity,
  type ShownColumn,
} from "#lib/domain/udr/shown-columns.ts";

export type GridShape = {
  readonly columns: readonly ShownColumn[];
  readonly density: Density;
  /** What the address names: a view's number, "all" for none although one opens by itself, or null. */
  readonly view: string | null;
};

export type UseGridShape = GridShape & {
  /** The columns as a view keeps them: empty where they are the list's own. */
  readonly columnsText: string;
  readonly setColumns: (columns: readonly ShownColumn[]) => void;
  readonly setDensity: (density: Density) => void;
  readonly show: (shape: { readonly columns: string; readonly density: Density; readonly view: string | null }) => void;
  readonly setView: (view: string | null) => void;
};

/** Columns, their order and pins, and the density stand in the address: a link shows the same list. */
export function useGridShape(known: ReadonlySet<string>): UseGridShape {
  const params = useSearchParams();
  const columns = columnsFromText(params.get("cols"), known);
  const density = params.get("density");
  return {
    columns,
    columnsText: textOf(columns) ?? "",
    density: isDensity(density) ? density : DEFAULT_DENSITY,
    view: params.get("view"),
    setColumns: (next) => writeShape({ cols: textOf(next) }),
    setDensity: (next) => writeShape({ density: densityText(next) }),
    show: (shape) => writeShape({ cols: shape.columns || null, density: densityText(shape.density), view: shape.view }),
    setView: (view) => writeShape({ view }),
  };
}

/** The list stays the same one, so Back leads past its shapes. */
function writeShape(texts: Readonly<Record<string, string | null>>): void {
  const params = new URLSearchParams(window.location.search);
  for (const [name, text] of Object.entries(texts)) {
    if (text === null) params.delete(name);
    else params.set(name, text);
  }
  const search = params.toString();
  window.history.replaceState(null, "", search === "" ? window.location.pathname : `${window.location.pathname}?${search}`);
}

const densityText = (density: Density) => (density === DEFAULT_DENSITY ? null : density);

/** Null for the list's own columns: what goes without saying is not said. */
function textOf(columns: readonly ShownColumn[]): string | null {
  const text = columnsToText(columns);
  return text === columnsToText(DEFAULT_COLUMNS) ? null : text;
}

export type ColumnWidths = {
  readonly widths: Readonly<Record<string, number>>;
  readonly setWidth: (columnKey: string, width: number) => void;
  readonly reset: () => void;
};

/**
 * How wide somebody keeps the columns belongs to the person and to the screen in front of them, so it stays in this browser, under
 * the person's own key: desks are shared.
 */
export function useColumnWidths(person: number): ColumnWidths {
  const key = `ratewright.udrs.widths.${person}`;
  const [widths, setWidths] = useState(() => readWidths(key));
  function keep(next: Readonly<Record<string, number>>): void {
    setWidths(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Without storage the widths last as long as the page.
    }
  }
  return { widths, setWidth: (column, width) => keep({ ...widths, [column]: withinWidths(width) }), reset: () => keep({}) };
}

function readWidths(key: string): Readonly<Record<string, number>> {
  if (typeof window === "undefined") return {};
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    if (typeof stored !== "object" || stored === null) return {};
    const entries = Object.entries(stored).flatMap(([column, width]: [string, unknown]): readonly [string, number][] =>
      typeof width === "number" && Number.isFinite(width) ? [[column, withinWidths(width)]] : [],
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}
