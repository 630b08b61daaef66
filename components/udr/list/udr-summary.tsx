"use client";

import { Columns3, Download } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { NO_MARKS } from "#components/ui/data-grid/grid-marks.ts";
import { createMarkStore } from "#components/ui/data-grid/mark-store.ts";
import { usePageKeys } from "#components/ui/page-keys.ts";
import { Panel } from "#components/ui/panel.tsx";
import { TableSkeleton } from "#components/ui/skeleton.tsx";
import type { SavedView } from "#lib/domain/saved-view/saved-view.ts";
import { udrFiltersToWire } from "#lib/domain/udr/udr-address.ts";
import { attributeColumns, UDR_COLUMNS } from "#lib/domain/udr/udr-columns.ts";
import type { UdrQuery } from "#lib/domain/udr/udr-query.ts";
import { countInWords } from "#lib/domain/udr/udr-selection.ts";
import type { AdjustOffer, UdrFilterOffer, UdrPage } from "#lib/domain/udr/udr-view.ts";
import { gridColumns } from "./grid-columns.tsx";
import { SelectionBar } from "./grid-selection-bar.tsx";
import type { ViewActions } from "./grid-view-actions.ts";
import { ViewBar } from "./grid-view-bar.tsx";
import { NewerPill } from "./newer-pill.tsx";
import { UdrEmpty } from "./udr-empty.tsx";
import { UdrFilterBar } from "./udr-filter-bar.tsx";
import { UdrTable } from "./udr-table.tsx";
import { useGridCommands } from "./use-grid-commands.ts";
import { useColumnWidths, useGridShape } from "./use-grid-shape.ts";
import { useSavedViews } from "./use-saved-views.ts";
import { useUdrFilters } from "./use-udr-filters.ts";
import { type UdrPages, useUdrPages } from "./use-udr-pages.ts";

const ColumnChooser = dynamic(() => import("./grid-column-chooser.tsx").then((module) => module.ColumnChooser), { ssr: false });
const PeekDialog = dynamic(() => import("./grid-peek.tsx").then((module) => module.PeekDialog), { ssr: false });

type UdrSummaryProps = {
  readonly zone: string;
  readonly offer: Pick<AdjustOffer, "udrTypes">;
  readonly filterOffer: UdrFilterOffer;
  readonly views: readonly SavedView[];
  readonly viewActions: ViewActions;
  readonly canExport: boolean;
  /** In the bar of a selection, beside what the list itself does with it. */
  readonly selectionActions: ReactNode;
  /** Whose widths these are. */
  readonly person: number;
};

/** The summary page of UDRs: criteria above, the grid below, both in the address. */
export function UdrSummary(props: UdrSummaryProps) {
  const list = useUdrList(props);
  const { filters, pages, marks, commands, shape } = list;
  const [open, setOpen] = useState<"columns" | number | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="grid gap-4">
      <UdrFilterBar state={filters} zone={props.zone} offer={props.filterOffer} />
      <GridPanel {...props} list={list} chooseColumns={() => setOpen("columns")} peek={setOpen} />
      <SelectionBar
        marks={marks}
        filters={filters.query.filters}
        matching={pages.count}
        loaded={pages.rows.length}
        markAll={commands.grid.markAll}
        clear={() => {
          marks.set(NO_MARKS);
          list.enterGrid();
        }}
        copy={commands.copyMarked}
        exportCsv={props.canExport ? commands.exportMarked : null}
        isExporting={commands.exporting === "marked"}
        actions={props.selectionActions}
      />
      {open === "columns" ? (
        <ColumnChooser
          known={list.known}
          shown={shape.columns}
          setShown={shape.setColumns}
          density={shape.density}
          setDensity={shape.setDensity}
          widths={list.widths}
          onClose={close}
        />
      ) : null}
      {typeof open === "number" ? <PeekDialog udrId={open} onClose={close} /> : null}
    </div>
  );
}

/** The list as it stands: what is asked, what was read, how it is shown, what is marked, and what can be done with it. */
function useUdrList({ zone, offer, filterOffer, views, viewActions, person }: UdrSummaryProps) {
  const personal = useMemo(() => personalKeys(filterOffer), [filterOffer]);
  const known = useMemo(() => [...UDR_COLUMNS, ...attributeColumns(offer)], [offer]);
  const filters = useUdrFilters(personal);
  const { query } = filters;
  const pages = useUdrPages(query, personal);
  const shape = useGridShape(useMemo(() => new Set(known.map(({ key }) => key)), [known]));
  const widths = useColumnWidths(person);
  const saved = useSavedViews({ stored: views, actions: viewActions, filters, shape, personal });
  const marks = useMarksOf(query);
  const grid = useRef<HTMLDivElement>(null);
  const columns = useMemo(
    () => gridColumns({ known, shown: shape.columns, widths: widths.widths, zone, sort: query.sort, setSort: filters.setSort }),
    [known, shape.columns, widths.widths, zone, query.sort, filters.setSort],
  );
  const commands = useGridCommands({ marks, pages, query, known, shape, widths, zone });
  const enterGrid = () => grid.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  useGridHelp(enterGrid);
  return { known, filters, pages, shape, widths, saved, marks, grid, columns, commands, enterGrid };
}

type GridPanelProps = Pick<UdrSummaryProps, "zone" | "filterOffer" | "canExport"> & {
  readonly list: ReturnType<typeof useUdrList>;
  readonly chooseColumns: () => void;
  readonly peek: (udrId: number) => void;
};

function GridPanel({ list, zone, filterOffer, canExport, chooseColumns, peek }: GridPanelProps) {
  const { filters, pages, shape, commands } = list;
  const { query } = filters;
  return (
    <Panel
      flush
      title={<CountText count={pages.count} shown={pages.rows.length} />}
      description="Arrow keys walk the list, Space selects, Enter opens, p peeks. ? shows every key."
      actions={
        <>
          <ViewBar saved={list.saved} />
          <Button size="small" variant="ghost" onClick={chooseColumns}>
            <Columns3 aria-hidden="true" />
            Columns…
          </Button>
          {canExport ? (
            <Button size="small" variant="ghost" onClick={commands.exportAll} pending={commands.exporting === "all"}>
              <Download aria-hidden="true" />
              Export CSV
            </Button>
          ) : null}
        </>
      }
    >
      {pages.isPending ? <TableSkeleton label="Reading the UDRs" /> : null}
      <NewerPill query={query} topCursor={pages.topCursor} show={pages.refetch} />
      {pages.rows.length > 0 && pages.failure === null ? (
        <div className={pages.isStale ? "opacity-60 transition-opacity" : ""} aria-busy={pages.isStale}>
          <UdrTable
            label={labelOf(query)}
            columns={list.columns}
            rows={pages.rows}
            rowCount={pages.count === null || pages.count.isMore ? null : pages.count.rows}
            density={shape.density}
            marks={list.marks}
            commands={commands.grid}
            peek={peek}
            gridRef={list.grid}
          >
            <Older pages={pages} />
          </UdrTable>
        </div>
      ) : null}
      <UdrEmpty state={filters} pages={pages} zone={zone} today={filterOffer.today} />
    </Panel>
  );
}

function personalKeys({ attributes }: UdrFilterOffer): ReadonlySet<string> {
  return new Set(attributes.filter(({ isPersonal }) => isPersonal).map(({ key }) => key));
}

/** Marks belong to a question: with other criteria they would mean UDRs that nobody sees. Another order keeps them. */
function useMarksOf({ filters }: UdrQuery) {
  const asked = JSON.stringify(udrFiltersToWire(filters));
  return useMemo(() => markStoreOf(asked), [asked]);
}

function markStoreOf(_asked: string) {
  return createMarkStore();
}

/** For the help. Pressed beside the grid, j goes into it; inside, the grid takes its keys itself. */
function useGridHelp(enter: () => void): void {
  usePageKeys(GRID_KEYS.map(([keys, label]) => ({ keys, label, run: enter, isOfWidget: keys !== "j", isOffered: isGridShown })));
}

function isGridShown(): boolean {
  return document.querySelector("[role=grid]") !== null;
}

const GRID_KEYS = [
  ["j", "Next row (k: the row before; arrows too)"],
  ["Enter", "Open the UDR"],
  ["p", "Peek: why it costs this"],
  ["Space", "Select the row, with Shift as far as here"],
  ["Ctrl a", "Select all that match"],
  ["Ctrl c", "Copy the selection, or the row"],
  ["Shift →", "On a heading: make the column wider, or narrower"],
  ["Alt →", "On a heading: move the column"],
] as const;

function labelOf({ sort }: UdrQuery): string {
  const order = {
    "-from": "newest usage first",
    from: "oldest usage first",
    "-billing": "latest billing effective date first",
    billing: "earliest billing effective date first",
    "-number": "highest number first",
    number: "lowest number first",
  }[sort];
  return `Usage detail records, ${order}`;
}

function Older({ pages }: { readonly pages: UdrPages }): ReactNode {
  if (!pages.hasOlder) return null;
  return (
    <div className="sticky left-0 flex justify-center border-t p-3">
      <Button pending={pages.isFetchingOlder} onClick={pages.fetchOlder}>
        Show more
      </Button>
    </div>
  );
}

function CountText({ count, shown }: { readonly count: UdrPage["count"]; readonly shown: number }) {
  if (count === null) return <span role="status">UDRs</span>;
  return (
    <span role="status" className="figures">
      {capitalised(countInWords(count))}
      {shown < count.rows ? <span className="ml-1.5 font-normal text-muted">{shown} shown</span> : null}
    </span>
  );
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
