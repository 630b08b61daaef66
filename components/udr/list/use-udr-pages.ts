"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { UdrQuery } from "#lib/domain/udr/udr-query.ts";
import type { UdrPage, UdrRow } from "#lib/domain/udr/udr-view.ts";
import { udrKeys } from "../udr-queries.ts";
import { fetchUdrPage, UdrsUnread } from "./udr-list-requests.ts";

const FIRST_PAGE: string | null = null;
/** Where few UDRs match, so many looks follow by themselves, or until about a screen is full. */
const LOOKS = 20;
const A_SCREEN = 30;

export type UdrPages = {
  readonly rows: readonly UdrRow[];
  readonly count: UdrPage["count"];
  readonly isPending: boolean;
  /** The rows before, while those of a new question are read. */
  readonly isStale: boolean;
  readonly failure: UdrsUnread | null;
  readonly hasOlder: boolean;
  readonly isFetchingOlder: boolean;
  readonly fetchOlder: () => void;
  readonly hasNewer: boolean;
  readonly isFetchingNewer: boolean;
  readonly fetchNewer: () => void;
  /** How far the list was looked through where few match: an instant, or a number; null when it was looked through. */
  readonly lookedUntil: string | null;
  /** Where the first row stands, for `NewerPill`. */
  readonly topCursor: string | null;
  readonly refetch: () => void;
};

/** The pages of the list that were read so far, in order. */
export function useUdrPages(query: UdrQuery, personal: ReadonlySet<string>): UdrPages {
  const list = useInfiniteQuery({
    queryKey: udrKeys.list(query),
    queryFn: ({ pageParam, signal }) => fetchUdrPage({ query, cursor: pageParam, personal }, signal),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: UdrPage) => page.nextCursor,
    getPreviousPageParam: (page: UdrPage) => page.previousCursor,
    placeholderData: keepPreviousData,
  });
  const pages = list.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const looksOn = pages.at(-1)?.lookedUntil !== null && list.hasNextPage && !list.isFetching && !list.isError;
  const isTooShort = rows.length < A_SCREEN && pages.length < LOOKS;
  const { fetchNextPage } = list;
  useEffect(() => {
    if (looksOn && isTooShort) void fetchNextPage();
  }, [looksOn, isTooShort, fetchNextPage]);
  return {
    rows,
    count: pages.find(({ count }) => count !== null)?.count ?? null,
    isPending: list.isPending,
    isStale: list.isPlaceholderData,
    failure: list.isError ? asUnread(list.error) : null,
    hasOlder: list.hasNextPage,
    isFetchingOlder: list.isFetchingNextPage,
    fetchOlder: () => void list.fetchNextPage(),
    hasNewer: list.hasPreviousPage,
    isFetchingNewer: list.isFetchingPreviousPage,
    fetchNewer: () => void list.fetchPreviousPage(),
    lookedUntil: pages.at(-1)?.lookedUntil ?? null,
    topCursor: pages.find(({ topCursor }) => topCursor !== null)?.topCursor ?? null,
    refetch: () => void list.refetch(),
  };
}

function asUnread(error: Error): UdrsUnread {
  return error instanceof UdrsUnread ? error : new UdrsUnread({ title: error.message });
}
