"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TableSkeleton } from "#components/ui/skeleton.tsx";
import type { RbiPage } from "#lib/domain/rbi/rbi-list-view.ts";
import { RbiFilterBar } from "./rbi-filter-bar.tsx";
import { fetchRbiPage, rbiKeys } from "./rbi-queries.ts";
import { RbiTable } from "./rbi-table.tsx";
import { useRbiFilters } from "./use-rbi-filters.ts";

const FIRST_PAGE: string | null = null;

type RbiSummaryProps = { readonly zone: string; readonly products: readonly { readonly code: string; readonly name: string }[] };

/** All rated billing items, newest first: criteria above, results below, both in the address. */
export function RbiSummary({ zone, products }: RbiSummaryProps) {
  const criteria = useRbiFilters();
  const { filters, clear } = criteria;
  const query = useInfiniteQuery({
    queryKey: rbiKeys.list(filters),
    queryFn: ({ pageParam, signal }) => fetchRbiPage(filters, pageParam, signal),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: RbiPage) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const lookedUntil = pages.at(-1)?.lookedUntil ?? null;
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <div className="grid gap-4">
      <RbiFilterBar criteria={criteria} zone={zone} products={products} />
      <Panel
        flush
        title={<CountText count={pages[0]?.count ?? null} shown={rows.length} />}
        description="Newest first. Arrow keys or j and k walk the list, Enter opens."
      >
        {query.isPending ? <TableSkeleton label="Reading the rated billing items" /> : null}
        {query.isError ? <Failed message={query.error.message} retry={() => void query.refetch()} /> : null}
        {query.data && !query.isError ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only moves the focus between the links inside, which do the work.
          <div onKeyDown={walkRows} className={query.isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
            <RbiTable
              label="Rated billing items, newest first"
              rows={rows}
              zone={zone}
              empty={<Empty isFiltered={isFiltered} mayFollow={query.hasNextPage} clear={clear} />}
            />
          </div>
        ) : null}
        {query.hasNextPage ? (
          <div className="flex flex-wrap items-center justify-center gap-3 border-t p-3">
            <p role="status" className="text-muted text-xs empty:hidden">
              {lookedUntil === null ? null : (
                <>
                  Looked back to <IsoInstant iso={lookedUntil} zone={zone} />.
                </>
              )}
            </p>
            <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {lookedUntil === null ? "Show older items" : "Look further back"}
            </Button>
          </div>
        ) : null}
      </Panel>
    </div>
  );
}

function CountText({ count, shown }: { readonly count: RbiPage["count"]; readonly shown: number }) {
  if (count === null) return <span role="status">Rated billing items</span>;
  const isOne = count.rows === 1 && !count.isMore;
  return (
    <span role="status" className="figures">
      {count.rows.toLocaleString("en")}
      {count.isMore ? "+" : ""} {isOne ? "item" : "items"}
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

type EmptyProps = { readonly isFiltered: boolean; readonly mayFollow: boolean; readonly clear: () => void };

function Empty({ isFiltered, mayFollow, clear }: EmptyProps) {
  if (!isFiltered) {
    return (
      <EmptyState kind="none" title="Nothing was rated yet">
        Rated billing items come from orders, corrections and billing runs. They are never made by hand.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="noMatch"
      title={mayFollow ? "Nothing found so far" : "No item matches these criteria"}
      action={<Button onClick={clear}>Clear the criteria</Button>}
    >
      {mayFollow ? "Look further back, or name an account or a day." : "Check the numbers and the dates, or take a criterion away."}
    </EmptyState>
  );
}

function Failed({ message, retry }: { readonly message: string; readonly retry: () => void }) {
  return (
    <EmptyState kind="error" title="The items could not be read" action={<Button onClick={retry}>Try again</Button>}>
      {message}
    </EmptyState>
  );
}
