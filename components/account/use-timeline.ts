"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import type { TimelineEntryView, TimelineKind, TimelineView } from "#lib/domain/account/account-view.ts";
import { timelineKindsOf } from "#lib/domain/account/timeline-filter.ts";
import { useSettled } from "../ui/use-settled.ts";
import { accountKeys, fetchTimeline } from "./account-queries.ts";

/** The page that the server read, and for which kinds. */
export type FirstPage = { readonly kinds: readonly TimelineKind[]; readonly view: TimelineView };

type Asked = { readonly account: string; readonly first: FirstPage; readonly readAt: number };

const SETTLE_MILLIS = 250;
const START: string | null = null;

/** Kinds stand in the address; the words do not, since they may be somebody's number. */
export function useTimeline({ account, first, readAt }: Asked) {
  const [show, setShow] = useQueryState("show", parseAsString.withOptions({ history: "replace" }));
  const [text, setText] = useState("");
  const kinds = timelineKindsOf(show);
  const question = { account, kinds, text: useSettled(text.trim(), SETTLE_MILLIS) };
  const isFirst = question.text === "" && kinds.join() === first.kinds.join();
  const pages = useInfiniteQuery({
    queryKey: accountKeys.timeline(question, readAt),
    queryFn: ({ pageParam, signal }) => fetchTimeline(question, pageParam, signal),
    initialPageParam: START,
    ...(isFirst && { initialData: { pages: [first.view], pageParams: [START] } }),
    placeholderData: keepPreviousData,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const entries: readonly TimelineEntryView[] = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return {
    kinds,
    setKinds: (wanted: readonly TimelineKind[]) => void setShow(wanted.length === 0 ? null : wanted.join(",")),
    text,
    setText,
    isFiltered: kinds.length > 0 || question.text !== "",
    pages,
    entries,
    lookedUntil: pages.data?.pages.at(-1)?.lookedUntil ?? null,
  };
}
