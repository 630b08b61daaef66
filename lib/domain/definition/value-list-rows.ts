import { parentOf, subtreeEnd } from "./value-list-tree.ts";

type Keyed = { readonly key: number; readonly depth: number };

/** An item of an outline as a tree shows it: its level, and which of how many it is there. */
export type TreeRow<Item extends Keyed> = {
  readonly item: Item;
  readonly index: number;
  readonly level: number;
  readonly position: number;
  readonly size: number;
  /** Null where nothing stands below it. */
  readonly isExpanded: boolean | null;
};

/** What is to be seen while these are collapsed. */
export function treeRows<Item extends Keyed>(items: readonly Item[], collapsed: ReadonlySet<number>): readonly TreeRow<Item>[] {
  const rows: TreeRow<Item>[] = [];
  const parents = items.map((_, index) => parentOf(items, index));
  const sizes = new Map<number | null, number>();
  for (const parent of parents) sizes.set(parent, (sizes.get(parent) ?? 0) + 1);
  const seen = new Map<number | null, number>();
  let hiddenTo = 0;
  for (const [index, item] of items.entries()) {
    const parent = parents[index] ?? null;
    const position = (seen.get(parent) ?? 0) + 1;
    seen.set(parent, position);
    if (index < hiddenTo) continue;
    const end = subtreeEnd(items, index);
    const isExpanded = end === index + 1 ? null : !collapsed.has(item.key);
    if (isExpanded === false) hiddenTo = end;
    rows.push({ item, index, level: item.depth + 1, position, size: sizes.get(parent) ?? 1, isExpanded });
  }
  return rows;
}
