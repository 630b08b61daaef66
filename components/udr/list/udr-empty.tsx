"use client";

import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { filtersInWords } from "#lib/domain/udr/filters-in-words.ts";
import { lastDays } from "#lib/domain/udr/last-days.ts";
import type { UdrsUnread } from "./udr-list-requests.ts";
import type { UdrFilterState } from "./use-udr-filters.ts";
import type { UdrPages } from "./use-udr-pages.ts";

type UdrEmptyProps = {
  readonly state: UdrFilterState;
  readonly pages: UdrPages;
  readonly zone: string;
  /** The business day, such as "2026-03-05". */
  readonly today: string;
};

/** What stands where there are no rows, and the way on from there; nothing while there are some, or before the first answer. */
export function UdrEmpty({ state, pages, zone, today }: UdrEmptyProps) {
  if (pages.failure !== null) return <Failed failure={pages.failure} {...{ state, pages, today }} />;
  if (pages.isPending || pages.rows.length > 0) return null;
  if (pages.hasOlder) return <LookedThrough {...{ pages, zone }} />;
  if (state.query.jump !== undefined) return <NothingThere {...{ state }} />;
  return state.isFiltered ? <NoMatch state={state} /> : <None />;
}

function None() {
  return (
    <EmptyState kind="none" title="No usage yet">
      UDRs come from orders, from imports and from fees. They are never made by hand.
    </EmptyState>
  );
}

function NoMatch({ state: { query, clear } }: Pick<UdrEmptyProps, "state">) {
  return (
    <EmptyState kind="noMatch" title="No UDR matches these criteria" action={<Button onClick={clear}>Clear the criteria</Button>}>
      Asked for: {filtersInWords(query.filters)}. Check the number and the dates, or take a criterion away.
    </EmptyState>
  );
}

function NothingThere({ state: { query, setJump } }: Pick<UdrEmptyProps, "state">) {
  return (
    <EmptyState
      kind="noMatch"
      title={`Nothing from ${query.jump ?? "there"} on`}
      action={<Button onClick={() => setJump(null)}>Back to the top</Button>}
    >
      The list ends before that day.
    </EmptyState>
  );
}

/** Where few match, the list is looked through part by part. */
function LookedThrough({ pages, zone }: Pick<UdrEmptyProps, "pages" | "zone">) {
  const { lookedUntil, fetchOlder, isFetchingOlder } = pages;
  const isInstant = lookedUntil?.includes("T") === true;
  return (
    <EmptyState
      kind="noMatch"
      title="Nothing found so far"
      action={
        <Button pending={isFetchingOlder} onClick={fetchOlder}>
          Look further
        </Button>
      }
    >
      Looked through the list until {isInstant ? <IsoInstant iso={lookedUntil} zone={zone} /> : lookedUntil}. A period, an account or a
      product finds it faster.
    </EmptyState>
  );
}

type FailedProps = Pick<UdrEmptyProps, "state" | "pages" | "today"> & { readonly failure: UdrsUnread };

function Failed({ failure, state, pages, today }: FailedProps) {
  if (failure.code === "NOT_PERMITTED") {
    return (
      <EmptyState
        kind="noPermission"
        title="Your role does not include this"
        action={<Button onClick={state.clear}>Clear the criteria</Button>}
      >
        {failure.message}
      </EmptyState>
    );
  }
  if (failure.code !== "FAULT") return <Refused {...{ failure, state, today }} />;
  return (
    <EmptyState
      kind="error"
      title="The UDRs could not be read"
      correlationId={failure.requestId ?? undefined}
      action={<Button onClick={pages.refetch}>Try again</Button>}
    >
      {failure.message}
    </EmptyState>
  );
}

/** The question cannot be answered like this; what would help is one press away. */
function Refused({ failure, state, today }: Omit<FailedProps, "pages">) {
  const { code, message } = failure;
  return (
    <EmptyState
      kind="noMatch"
      title={code === "INVALID_INPUT" ? "These criteria cannot be read" : "This asks too much at once"}
      action={
        <>
          {code === "FILTER_TOO_WIDE" ? (
            <Button variant="primary" onClick={() => state.setFilters(lastDays(today))}>
              The last 31 days
            </Button>
          ) : null}
          {code === "SORT_TOO_WIDE" ? (
            <Button variant="primary" onClick={() => state.setSort("-from")}>
              Sort by From
            </Button>
          ) : null}
          <Button onClick={state.clear}>Clear the criteria</Button>
        </>
      }
    >
      {message}
    </EmptyState>
  );
}
