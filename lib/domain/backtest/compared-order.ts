import { compareDecimals, decimal } from "#lib/kernel/decimal.ts";
import type { ComparedView } from "./backtest-view.ts";
import { withoutSign } from "./change-scale.ts";

export const COMPARED_ORDERS = ["change", "now", "name"] as const;
export type ComparedOrder = (typeof COMPARED_ORDERS)[number];

/** By how much it changes, either way; by what it brings now; or by name. Of equals, by name. */
export function orderCompared<Row extends ComparedView>(
  rows: readonly Row[],
  by: ComparedOrder,
  nameOf: (row: Row) => string,
): readonly Row[] {
  const byName = (left: Row, right: Row) => nameOf(left).localeCompare(nameOf(right), "en");
  if (by === "name") return rows.toSorted(byName);
  const weightOf = (row: Row) => decimal(by === "now" ? row.now : withoutSign(row.change));
  return rows
    .map((row) => ({ row, weight: weightOf(row) }))
    .sort((left, right) => compareDecimals(right.weight, left.weight) || byName(left.row, right.row))
    .map(({ row }) => row);
}

/**
 * The order of rows whose figures still move: who has a place keeps it, newcomers come after. A row that jumps while it is read, or
 * from under the pointer, is worse than one a little out of order.
 */
export function keptOrder(kept: readonly string[], wanted: readonly string[]): readonly string[] {
  const present = new Set(wanted);
  const placed = new Set(kept);
  return [...kept.filter((key) => present.has(key)), ...wanted.filter((key) => !placed.has(key))];
}
