import type { ParkedKind } from "#lib/domain/usage-import/import-requests.ts";

type ParkedAddress = { readonly kind: ParkedKind; readonly cause?: string | null; readonly cursor?: string | null };

/** Where a list of parked usage stands: everything it depends on is in the address. */
export function parkedHref({ kind, cause = null, cursor = null }: ParkedAddress): string {
  const query = new URLSearchParams({
    kind,
    ...(cause !== null && { cause }),
    ...(cursor !== null && { cursor }),
  });
  return `/parked?${query}`;
}
