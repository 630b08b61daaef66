"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { importInWords, shareLookedAt } from "#lib/domain/usage-import/import-words.ts";
import type { UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { announce } from "../ui/live-region.tsx";
import { importQuery, isMoving } from "./import-query.ts";

const QUARTER = 25;

/** The batch as it stands: what the page came with, then what the server says, until nothing moves any more. */
export function useImport(initial: UsageImportView) {
  const query = useQuery({ ...importQuery(initial.importId), initialData: initial, refetchOnMount: "always" });
  useMilestones(query.data);
  useNewerPage(initial, query.refetch);
  return { view: query.data, isLost: query.isError, refetch: query.refetch };
}

/** What was done to one of its lines brings the page anew, and with it what the whole batch is now. */
function useNewerPage(initial: UsageImportView, refetch: () => Promise<unknown>): void {
  const shown = useRef(initial);
  useEffect(() => {
    if (shown.current === initial) return;
    shown.current = initial;
    void refetch();
  }, [initial, refetch]);
}

/** At each quarter and at the end whoever hears the page hears it, and the list of lines is read anew. */
function useMilestones(view: UsageImportView): void {
  const router = useRouter();
  const { state } = view;
  const quarter = Math.floor(shareLookedAt(view) / QUARTER);
  const moves = isMoving(view);
  const isFirst = useRef(true);
  const meet = useEffectEvent(() => {
    announce(importInWords(view));
    router.refresh();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the milestones; what is said of them is read when they are met.
  useEffect(() => {
    // What the page came with is on the page.
    if (isFirst.current) isFirst.current = false;
    else meet();
  }, [state, quarter, moves]);
}
