import { queryOptions } from "@tanstack/react-query";
import { fetchPage } from "#components/ui/ask.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";

/** A published version, self-contained. It never changes, so it is fetched once. */
export const versionDocument = (code: string, version: number) =>
  queryOptions({
    queryKey: ["price-plans", code, "versions", version, "document"] as const,
    queryFn: ({ signal }) =>
      fetchPage<PricePlanDocument>(`/api/price-plans/${encodeURIComponent(code)}/versions/${version}/document`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
