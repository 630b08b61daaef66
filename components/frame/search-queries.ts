import type { OfferHit } from "#lib/domain/search/offer-kinds.ts";
import { askFor } from "../ui/ask.ts";

/** What the palette finds. `detail` is one short line: a product and a time, a classification. */
export type SearchResult = {
  readonly accounts: readonly { readonly number: string; readonly name: string; readonly href: string; readonly detail: string }[];
  readonly udrs: readonly { readonly number: string; readonly href: string; readonly detail: string }[];
  readonly offers: readonly OfferHit[];
};

const KEPT_MILLIS = 30_000;

/** People type phone numbers and e-mail addresses here, and those must not stand in an address. */
export function searchQuery(text: string) {
  const q = text.trim();
  return {
    queryKey: ["search", q],
    enabled: q !== "",
    staleTime: KEPT_MILLIS,
    gcTime: KEPT_MILLIS,
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<SearchResult> => askFor("/api/search", { body: { q }, signal }),
  };
}
