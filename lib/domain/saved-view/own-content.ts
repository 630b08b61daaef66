import { udrQueryFromParams, udrQueryToParams } from "../udr/udr-address.ts";
import type { ViewContent } from "./saved-view.ts";

/**
 * As this console writes it: what an address may not hold, or nobody knows, is not stored either. The day that somebody
 * jumped to belongs to a moment, not to a view.
 */
export function ownContent({ query, columns, density }: ViewContent): ViewContent {
  const { filters, sort } = udrQueryFromParams(new URLSearchParams(query)).query;
  return { query: udrQueryToParams({ filters, sort }).toString(), columns, density };
}
