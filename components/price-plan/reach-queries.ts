import { queryOptions } from "@tanstack/react-query";
import { fetchPage } from "#components/ui/ask.ts";
import type { ReachCounts } from "#lib/domain/price-plan/reach-counts.ts";

/** Who is on a plan, as it is when it is asked. */
export const reachCounts = (code: string) =>
  queryOptions({
    queryKey: ["price-plans", code, "reach"] as const,
    queryFn: ({ signal }) => fetchPage<ReachCounts>(`/api/price-plans/${encodeURIComponent(code)}/reach`, signal),
    staleTime: 0,
  });
