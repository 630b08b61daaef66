import type { DecidedFilter } from "./decided-review.ts";

/** The address of the decisions for a filter and a page; it can be sent to somebody. */
export function decidedAddress({ kind, decision, askedBy, decidedBy, from, to }: DecidedFilter, cursor: string | null): string {
  const named = { kind, decision, askedBy, decidedBy, from, to, cursor };
  const query = new URLSearchParams(Object.entries(named).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
  return query.size === 0 ? "/reviews/decided" : `/reviews/decided?${query.toString()}`;
}
