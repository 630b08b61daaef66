"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TableSkeleton } from "#components/ui/skeleton.tsx";
import type { AdjustOffer, UdrPage } from "#lib/domain/udr/udr-view.ts";
import { UdrFilterBar } from "./udr-filter-bar.tsx";
import { fetchUdrPage, udrKeys } from "./udr-queries.ts";
import { UdrTable } from "./udr-table.tsx";
import { useUdrFilters } from "./use-udr-filters.ts";

const FIRST_PAGE: string | null = null;

type UdrSummaryProps = { readonly zone: string; readonly offer: AdjustOffer };

/** The summary page of UDRs: criteria above, results below, both in the address. */
export function UdrSummary({ zone, offer }: UdrSummaryProps) {
  const { filters, setFilter, clear } = useUdrFilters();
  const query = useInfiniteQuery({
    queryKey: udrKeys.list(filters),
    queryFn: ({ pageParam, signal }) => fetchUdrPage(filters, pageParam, signal),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: UdrPage) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <div className="grid gap-4">
      <UdrFilterBar filters={filters} setFilter={setFilter} clear={clear} zone={zone} offer={offer} />
      <Panel
        flush
        title={<CountText count={pages[0]?.count ?? null} shown={rows.length} />}
        description="Newest usage first. Arrow keys or j and k walk the list, Enter opens."
      >
        {query.isPending ? <TableSkeleton label="Reading the UDRs" /> : null}
        {query.isError ? <Failed message={query.error.message} retry={() => void query.refetch()} /> : null}
        {query.data && !query.isError ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only moves the focus between the links inside, which do the work.
          <div onKeyDown={walkRows} className={query.isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
            <UdrTable rows={rows} zone={zone} empty={isFiltered ? <NoMatch clear={clear} /> : <None />} />
          </div>
        ) : null}
        {query.hasNextPage ? (
          <div className="flex justify-center border-t p-3">
            <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Show older usage
            </Button>
          </div>
        ) : null}
      </Panel>
    </div>
  );
}

function CountText({ count, shown }: { readonly count: UdrPage["count"]; readonly shown: number }) {
  if (count === null) return <span role="status">UDRs</span>;
  const total = `${count.rows.toLocaleString("en")}${count.isMore ? "+" : ""}`;
  return (
    <span role="status" className="figures">
      {total} {count.rows === 1 && !count.isMore ? "UDR" : "UDRs"}
      {shown < count.rows ? <span className="ml-1.5 font-normal text-muted">{shown} shown</span> : null}
    </span>
  );
}

/** One list, walked like one: the links stay in the tab order, the arrows are quicker. */
function walkRows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("a[data-row-link]")];
  const current = links.findIndex((link) => link.matches(":focus"));
  const next = links[current < 0 ? 0 : current + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function NoMatch({ clear }: { readonly clear: () => void }) {
  return (
    <EmptyState kind="noMatch" title="No UDR matches these criteria" action={<Button onClick={clear}>Clear the criteria</Button>}>
      Check the number and the dates, or take a criterion away.
    </EmptyState>
  );
}

function None() {
  return (
    <EmptyState kind="none" title="No usage yet">
      UDRs come from orders, and later from imports and fees. They are never made by hand.
    </EmptyState>
  );
}

function Failed({ message, retry }: { readonly message: string; readonly retry: () => void }) {
  return (
    <EmptyState kind="error" title="The UDRs could not be read" action={<Button onClick={retry}>Try again</Button>}>
      {message}
    </EmptyState>
  );
}
