import type { ImportRow } from "./decide-import-products.ts";

/** What an import would do, or did. */
export type ImportAnswer = {
  /** Whoever imports says it again: nothing else than what was looked at is written. */
  readonly hash: string;
  /** In which the times of the sheet were read. */
  readonly zone: string;
  readonly rows: readonly ImportRow[];
  readonly counts: Readonly<Record<ImportRow["outcome"], number>>;
};

export function countOutcomes(rows: readonly ImportRow[]): ImportAnswer["counts"] {
  const count = (outcome: ImportRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  return { new: count("new"), changed: count("changed"), unchanged: count("unchanged"), error: count("error") };
}

/** How many rows putting it in would write: none where any of them is wrong. */
export function rowsToWrite({ counts }: Pick<ImportAnswer, "counts">): number {
  return counts.error > 0 ? 0 : counts.new + counts.changed;
}
