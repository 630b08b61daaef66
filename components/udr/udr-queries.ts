import type { ChangePreview } from "#lib/domain/udr/change-preview.ts";
import type { UdrChange } from "#lib/domain/udr/udr-action-schema.ts";
import type { UdrQuery } from "#lib/domain/udr/udr-query.ts";
import { type Answer, ask } from "../ui/ask.ts";

export const udrKeys = {
  lists: ["udrs", "list"] as const,
  list: (query: UdrQuery) => [...udrKeys.lists, query] as const,
  newer: (query: UdrQuery, cursor: string | null) => ["udrs", "newer", query, cursor] as const,
  preview: (change: UdrChange | null, reason: string) => ["udrs", "preview", change, reason] as const,
};

export type PreviewQuestion = {
  readonly change: UdrChange;
  /** Its code; empty while none is chosen, or where it changes no price. */
  readonly reason: string;
};

export function fetchPreview({ change, reason }: PreviewQuestion, signal: AbortSignal): Promise<Answer<ChangePreview>> {
  const search = reason === "" ? "" : `?${new URLSearchParams({ reason })}`;
  return ask(`/api/udrs/${change.udrId}/preview${search}`, { body: change, signal });
}
