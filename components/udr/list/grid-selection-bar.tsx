"use client";

import { Copy, Download, X } from "lucide-react";
import { type ReactNode, useMemo, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { hasMarks } from "#components/ui/data-grid/grid-marks.ts";
import type { MarkStore } from "#components/ui/data-grid/mark-store.ts";
import { SelectedUdrsContext } from "#components/ui/selected-udrs.ts";
import type { UdrFilters } from "#lib/domain/udr/udr-query.ts";
import { countInWords, selectedCount, udrSelectionOf } from "#lib/domain/udr/udr-selection.ts";
import type { BoundedCount } from "#lib/domain/udr/udr-view.ts";

type SelectionBarProps = {
  readonly marks: MarkStore;
  readonly filters: UdrFilters;
  readonly matching: BoundedCount | null;
  readonly loaded: number;
  readonly markAll: () => void;
  readonly clear: () => void;
  readonly copy: () => void;
  /** Null where the role exports nothing. */
  readonly exportCsv: (() => void) | null;
  readonly isExporting: boolean;
  /** What else the page does with a selection; it asks for it by `useSelectedUdrs`. */
  readonly actions: ReactNode;
};

/** How many are meant, and what can be done with them. It stands below the list, so that no row moves when it comes. */
export function SelectionBar({ marks, filters, matching, loaded, ...acts }: SelectionBarProps) {
  const marked = useSyncExternalStore(marks.subscribe, marks.marks, marks.marks);
  const selected = useMemo(() => {
    const selection = udrSelectionOf(marked, filters);
    return { selection, count: selectedCount(selection, matching) };
  }, [marked, filters, matching]);
  if (!hasMarks(marked)) return null;
  const { count } = selected;
  const isAllOfMore = !marked.isAll && matching !== null && (matching.isMore || matching.rows > loaded || marked.keys.size < matching.rows);
  return (
    <section
      aria-label="Selection"
      className="sticky bottom-3 z-20 flex flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-raised px-4 py-2 shadow-pop"
    >
      <p role="status" className="figures mr-2 font-medium">
        {count === null ? "All that match" : countInWords(count)} selected
        {marked.isAll ? <span className="ml-1.5 font-normal text-muted text-xs">all that match, loaded or not</span> : null}
      </p>
      {isAllOfMore && matching !== null ? (
        <Button size="small" onClick={acts.markAll}>
          Select all {countInWords(matching)} matching
        </Button>
      ) : null}
      <span className="ml-auto flex flex-wrap items-center gap-2">
        <SelectedUdrsContext value={selected}>{acts.actions}</SelectedUdrsContext>
        <Button size="small" variant="ghost" onClick={acts.copy}>
          <Copy aria-hidden="true" />
          Copy
        </Button>
        {acts.exportCsv === null ? null : (
          <Button size="small" variant="ghost" onClick={acts.exportCsv} pending={acts.isExporting}>
            <Download aria-hidden="true" />
            Export selection
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={acts.clear}>
          <X aria-hidden="true" />
          Clear selection
        </Button>
      </span>
    </section>
  );
}
