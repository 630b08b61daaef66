import type { ChangePreview } from "#lib/domain/udr/change-preview.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import type { UdrPage } from "#lib/domain/udr/udr-view.ts";
import { type Answer, ask, fetchPage } from "../ui/ask.ts";

/** The filters as they stand in the address. */
export type UdrFilters = Readonly<Record<string, string>>;

export const udrKeys = {
  lists: ["udrs", "list"] as const,
  list: (filters: UdrFilters) => [...udrKeys.lists, filters] as const,
  preview: (change: UdrChange | null, reason: string) => ["udrs", "preview", change, reason] as const,
};

export function fetchUdrPage(filters: UdrFilters, cursor: string | null, signal: AbortSignal): Promise<UdrPage> {
  const search = new URLSearchParams(filters);
  if (cursor !== null) search.set("cursor", cursor);
  return fetchPage(`/api/udrs?${search}`, signal);
}

export type PreviewQuestion = {
  readonly change: UdrChange;
  /** Its code; empty while none is chosen, or where it changes no price. */
  readonly reason: string;
};

export function fetchPreview({ change, reason }: PreviewQuestion, signal: AbortSignal): Promise<Answer<ChangePreview>> {
  const search = reason === "" ? "" : `?${new URLSearchParams({ reason })}`;
  return ask(`/api/udrs/${change.udrId}/preview${search}`, { body: change, signal });
}
