import type { RbiPage } from "#lib/domain/rbi/rbi-list-view.ts";
import { fetchPage } from "../ui/ask.ts";

/** The filters as they stand in the address. */
export type RbiFilters = Readonly<Partial<Record<RbiFilterName, string>>>;

export const RBI_FILTER_NAMES = [
  ...(["number", "account", "subscription", "udr", "bill", "product"] as const),
  ...(["state", "kind", "sign", "directive", "classification"] as const),
  ...(["from", "to", "effectiveFrom", "effectiveTo"] as const),
] as const;
export type RbiFilterName = (typeof RBI_FILTER_NAMES)[number];

export const rbiKeys = { list: (filters: RbiFilters) => ["rbis", "list", filters] as const };

export function fetchRbiPage(filters: RbiFilters, cursor: string | null, signal: AbortSignal): Promise<RbiPage> {
  const search = new URLSearchParams(filters);
  if (cursor !== null) search.set("cursor", cursor);
  return fetchPage(`/api/rbis?${search}`, signal);
}
