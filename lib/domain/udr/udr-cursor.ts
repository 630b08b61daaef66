import { isUdrSort, type UdrSort } from "./udr-query.ts";

/** A place in a list and where to go on from it. `key` is the sort key there: milliseconds, or the number. */
export type UdrCursor = {
  readonly sort: UdrSort;
  readonly towards: "below" | "above";
  readonly key: number;
  readonly udrId: number;
};

export function udrCursorText({ sort, towards, key, udrId }: UdrCursor): string {
  return `${sort} ${towards} ${key} ${udrId}`;
}

const WRITTEN = /^(-?[a-z]+) (below|above) (-?\d{1,16}) (\d{1,16})$/;

export function parseUdrCursor(text: string): UdrCursor | null {
  const [, sort = "", towards, key = "", udrId = ""] = WRITTEN.exec(text) ?? [];
  if (!isUdrSort(sort) || (towards !== "below" && towards !== "above")) return null;
  return { sort, towards, key: Number.parseInt(key, 10), udrId: Number.parseInt(udrId, 10) };
}
