import type { ChangePreview } from "#lib/domain/udr/change-preview.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import type { UdrPage } from "#lib/domain/udr/udr-view.ts";
import { type Answer, ask, fetchPage } from "../ui/ask.ts";

/** The filters as they stand in the address. */
export type UdrFilters = Readonly<Record<string, string>>;

export const udrKeys = {
  lists: ["udrs", "list"] as const,
  list: (filters: UdrFilters) => [...udrKeys.lists, filters] as const,
  preview: (change: UdrChange | null) => ["udrs", "preview", change] as const,
};

export function fetchUdrPage(filters: UdrFilters, cursor: string | null, signal: AbortSignal): Promise<UdrPage> {
  const search = new URLSearchParams(filters);
  if (cursor !== null) search.set("cursor", cursor);
  return fetchPage(`/api/udrs?${search}`, signal);
}

export function fetchPreview(change: UdrChange, signal: AbortSignal): Promise<Answer<ChangePreview>> {
  return ask(`/api/udrs/${change.udrId}/preview`, { body: change, signal });
}
