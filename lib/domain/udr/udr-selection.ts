import { udrFiltersToWire } from "./udr-address.ts";
import type { UdrFilters } from "./udr-query.ts";
import type { BoundedCount } from "./udr-view.ts";

/**
 * The UDRs that somebody means: these, or all that match when it is done, but for these. Bulk actions and the export take it.
 * What matches is asked again by whoever takes it: a filter is a question, not a list.
 */
export type UdrSelection =
  | { readonly kind: "ids"; readonly udrIds: readonly number[] }
  | { readonly kind: "matching"; readonly filters: UdrFilters; readonly except: readonly number[] };

/** What is marked in a list: the keys, or all rows of it, loaded or not, but for the keys. */
export type Marked = { readonly isAll: boolean; readonly keys: ReadonlySet<number> };

/** The most that a selection names one by one, or takes out of all that match. Beyond it, criteria say it better. */
export const MOST_NAMED = 5_000;

export function udrSelectionOf({ isAll, keys }: Marked, filters: UdrFilters): UdrSelection {
  const ids = [...keys].sort((left, right) => left - right);
  return isAll ? { kind: "matching", filters, except: ids } : { kind: "ids", udrIds: ids };
}

/** How many are meant. Of all that match it is known up to the bound of the count; null where nothing was counted yet. */
export function selectedCount(selection: UdrSelection, matching: BoundedCount | null): BoundedCount | null {
  if (selection.kind === "ids") return { rows: selection.udrIds.length, isMore: false };
  return matching === null ? null : { ...matching, rows: Math.max(0, matching.rows - selection.except.length) };
}

/** "1 UDR", "62 UDRs", "more than 10,000 UDRs". */
export function countInWords({ rows, isMore }: BoundedCount): string {
  const figures = rows.toLocaleString("en-GB");
  return `${isMore ? "more than " : ""}${figures} ${rows === 1 && !isMore ? "UDR" : "UDRs"}`;
}

/** As a request says it: conditions on metadata are texts there. */
export function selectionQuestion(selection: UdrSelection) {
  return selection.kind === "ids" ? selection : { ...selection, filters: udrFiltersToWire(selection.filters) };
}
