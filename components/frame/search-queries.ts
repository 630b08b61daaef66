import type { ConsoleHits } from "#lib/domain/search/console-hits.ts";
import { askFor } from "../ui/ask.ts";

const KEPT_MILLIS = 30_000;

/** People type phone numbers and e-mail addresses here, and those must not stand in an address. */
export function searchQuery(text: string) {
  const q = text.trim();
  return {
    queryKey: ["search", q],
    enabled: q !== "",
    staleTime: KEPT_MILLIS,
    gcTime: KEPT_MILLIS,
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<ConsoleHits> => askFor("/api/search", { body: { q }, signal }),
  };
}
