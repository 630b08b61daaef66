"use client";

import { useState } from "react";
import { ALL_MARKED, hasMarks, isMarked } from "#components/ui/data-grid/grid-marks.ts";
import type { MarkStore } from "#components/ui/data-grid/mark-store.ts";
import { announce } from "#components/ui/live-region.tsx";
import { notify } from "#components/ui/toast.tsx";
import { movedColumn } from "#lib/domain/udr/shown-columns.ts";
import type { UdrColumn } from "#lib/domain/udr/udr-columns.ts";
import type { UdrQuery } from "#lib/domain/udr/udr-query.ts";
import { countInWords, type UdrSelection, udrSelectionOf } from "#lib/domain/udr/udr-selection.ts";
import { tabSeparated } from "#lib/domain/udr/udr-sheet.ts";
import type { UdrRow } from "#lib/domain/udr/udr-view.ts";
import { downloadUdrs } from "./grid-export.ts";
import type { ColumnWidths, UseGridShape } from "./use-grid-shape.ts";
import type { UdrPages } from "./use-udr-pages.ts";

type Given = {
  readonly marks: MarkStore;
  readonly pages: UdrPages;
  readonly query: UdrQuery;
  readonly known: readonly UdrColumn[];
  readonly shape: UseGridShape;
  readonly widths: ColumnWidths;
  readonly zone: string;
};

/** What the grid and the bars around it do with the list as it stands. */
export function useGridCommands({ marks, pages, query, known, shape, widths, zone }: Given) {
  const [exporting, setExporting] = useState<"all" | "marked" | null>(null);
  const columns = shape.columns.flatMap(({ key }) => known.find((column) => column.key === key) ?? []);

  function labelOf(columnKey: string): string {
    return known.find(({ key }) => key === columnKey)?.label ?? columnKey;
  }

  async function download(what: "all" | "marked", selection: UdrSelection): Promise<void> {
    if (exporting !== null) return;
    setExporting(what);
    await downloadUdrs({ selection, sort: query.sort, columns: columns.map(({ key }) => key) });
    setExporting(null);
  }

  async function copy(rows: readonly UdrRow[]): Promise<void> {
    if (rows.length === 0) return notify({ tone: "neutral", title: "None of the selected UDRs is loaded. Export the selection instead." });
    const text = tabSeparated({ columns, zone, hasNames: true }, rows);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return notify({ tone: "negative", title: "The browser did not allow copying." });
    }
    const isPart = hasMarks(marks.marks()) && (marks.marks().isAll ? pages.hasOlder : rows.length < marks.marks().keys.size);
    const copied = `${countInWords({ rows: rows.length, isMore: false })} copied${isPart ? ", those that are loaded" : ""}.`;
    notify({ tone: "positive", title: copied, ...(isPart && { description: "Export the selection for all of them." }) });
  }

  const markedRows = () => pages.rows.filter(({ udrId }) => isMarked(marks.marks(), udrId));

  return {
    exporting,
    exportAll: () => void download("all", { kind: "matching", filters: query.filters, except: [] }),
    exportMarked: () => void download("marked", udrSelectionOf(marks.marks(), query.filters)),
    copyMarked: () => void copy(markedRows()),
    grid: {
      markAll: () => {
        marks.set(ALL_MARKED);
        announce(pages.count === null ? "All that match are selected." : `${countInWords(pages.count)} selected.`);
      },
      copy: (focused: UdrRow) => void copy(hasMarks(marks.marks()) ? markedRows() : [focused]),
      setWidth: (columnKey: string, width: number) => {
        widths.setWidth(columnKey, width);
        announce(`${labelOf(columnKey)} is ${width} pixels wide.`);
      },
      moveColumn: (columnKey: string, step: -1 | 1) => {
        const next = movedColumn(shape.columns, columnKey, step);
        shape.setColumns(next);
        announce(`${labelOf(columnKey)} is column ${next.findIndex(({ key }) => key === columnKey) + 1} of ${next.length}.`);
      },
    },
  };
}
