"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowUp } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { UdrQuery } from "#lib/domain/udr/udr-query.ts";
import { udrKeys } from "../udr-queries.ts";
import { askNewerUdrs } from "./udr-list-requests.ts";

const EVERY_MILLIS = 15_000;

type NewerPillProps = {
  readonly query: UdrQuery;
  /** Of the first row shown; null where there is none. */
  readonly topCursor: string | null;
  /** Reads the list again from its top. Until then no row moves. */
  readonly show: () => void;
};

/** "3 newer UDRs": what came since the list was read, where it would stand above the first row. */
export function NewerPill({ query, topCursor, show }: NewerPillProps) {
  const isNewestFirst = query.sort.startsWith("-") && query.jump === undefined;
  const newer = useQuery({
    queryKey: udrKeys.newer(query, topCursor),
    queryFn: ({ signal }) => askNewerUdrs(query, topCursor ?? "", signal),
    enabled: isNewestFirst && topCursor !== null,
    refetchInterval: EVERY_MILLIS,
  });
  const count = newer.data?.ok ? newer.data.value : { rows: 0, isMore: false };
  return (
    <div role="status" aria-label="Newer UDRs" className="contents">
      {count.rows === 0 ? null : (
        <Button size="small" variant="primary" className="rounded-full" onClick={show}>
          <ArrowUp aria-hidden="true" />
          {count.rows}
          {count.isMore ? "+" : ""} newer {count.rows === 1 ? "UDR" : "UDRs"}
        </Button>
      )}
    </div>
  );
}
