/** What is marked in a list: these rows, or all that match (loaded or not) but for these. */
export type Marks = { readonly isAll: boolean; readonly keys: ReadonlySet<number> };

export const NO_MARKS: Marks = { isAll: false, keys: new Set() };
export const ALL_MARKED: Marks = { isAll: true, keys: new Set() };

export function isMarked({ isAll, keys }: Marks, key: number): boolean {
  return keys.has(key) !== isAll;
}

export function hasMarks({ isAll, keys }: Marks): boolean {
  return isAll || keys.size > 0;
}

/** With these rows marked, or not. */
export function withMarks(marks: Marks, rows: readonly number[], isWanted: boolean): Marks {
  const keys = new Set(marks.keys);
  for (const row of rows) {
    if (isWanted === marks.isAll) keys.delete(row);
    else keys.add(row);
  }
  return { isAll: marks.isAll, keys };
}

/** Every row between two of the loaded ones, both included, whichever comes first; only the second where the first has gone. */
export function rowsBetween(rows: readonly number[], from: number | null, to: number): readonly number[] {
  const end = rows.indexOf(to);
  const start = from === null ? -1 : rows.indexOf(from);
  if (end < 0) return [];
  if (start < 0) return [to];
  return rows.slice(Math.min(start, end), Math.max(start, end) + 1);
}
