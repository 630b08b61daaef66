"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { isUnderWay, type RowOutcome } from "#lib/domain/bulk/bulk.ts";
import type { BulkRowPage, BulkView } from "#lib/domain/bulk/bulk-view.ts";
import { bulkInWords, bulkShare } from "#lib/domain/bulk/bulk-words.ts";
import { fetchPage } from "../ui/ask.ts";
import { announce } from "../ui/live-region.tsx";

/** Often enough that the counts are seen to move; a tab in the background does not ask. */
const PAUSE_MILLIS = 600;
const LOST_PAUSE_MILLIS = 5000;
const QUARTER = 25;

/** A bulk correction as it stands, asked again while it moves. Without `initial` there is none until the first answer. */
export function useBulk(bulkJobId: number, initial?: BulkView) {
  const query = useQuery({
    queryKey: ["bulk", bulkJobId],
    queryFn: ({ signal }) => fetchPage<BulkView>(`/api/bulk/${bulkJobId}`, signal),
    ...(initial && { initialData: initial }),
    refetchOnMount: "always",
    refetchInterval: ({ state: { data, status } }) => {
      if (status === "error") return LOST_PAUSE_MILLIS;
      return data === undefined || isUnderWay(data.state) ? PAUSE_MILLIS : false;
    },
  });
  useMilestones(query.data);
  return { view: query.data, isLost: query.isError, refetch: query.refetch };
}

/** At each quarter and at the end whoever hears the page hears it. */
function useMilestones(view: BulkView | undefined): void {
  const state = view?.state;
  const quarter = view === undefined ? 0 : Math.floor(bulkShare(view) / QUARTER);
  const isFirst = useRef(true);
  const meet = useEffectEvent(() => {
    if (view !== undefined) announce(bulkInWords(view));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the milestones; what is said of them is read when they are met.
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else meet();
  }, [state, quarter]);
}

const FIRST_ROWS: number | null = null;

type RowsAsked = { readonly bulkJobId: number; readonly outcome: RowOutcome | null; readonly settled: string };

/** Its rows, some at a time. `settled` is whatever has changed since they were read. */
export function useBulkRows({ bulkJobId, outcome, settled }: RowsAsked) {
  const query = useInfiniteQuery({
    queryKey: ["bulk", bulkJobId, "rows", outcome, settled],
    queryFn: ({ signal, pageParam }) => fetchPage<BulkRowPage>(addressOf(bulkJobId, outcome, pageParam), signal),
    initialPageParam: FIRST_ROWS,
    getNextPageParam: ({ nextAfter }: BulkRowPage) => nextAfter,
    placeholderData: (previous) => previous,
  });
  return {
    rows: query.data?.pages.flatMap(({ rows }) => rows) ?? null,
    isLost: query.isError,
    hasMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  };
}

function addressOf(bulkJobId: number, outcome: RowOutcome | null, after: number | null): string {
  const asked = new URLSearchParams({ ...(outcome !== null && { outcome }), ...(after !== null && { after: String(after) }) });
  return `/api/bulk/${bulkJobId}/rows?${asked}`;
}
