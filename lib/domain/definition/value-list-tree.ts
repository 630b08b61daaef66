/**
 * A tree written as an outline: an item stands below the nearest one before it that is one step less deep. Nothing can
 * stand below itself in an outline, so a move may lead anywhere and never makes a loop.
 */
export type Placed = { readonly depth: number };

export type TreeMove = "up" | "down" | "in" | "out";

/** Before or after an item among those it stands with, or as the last of those below it. */
export type DropPlace = "before" | "after" | "in";

export type MovedTree<Item extends Placed> = { readonly items: readonly Item[]; readonly index: number };

export const MOST_LEVELS = 10;

/** Where the item and all that stands below it end. */
export function subtreeEnd(items: readonly Placed[], index: number): number {
  const depth = depthAt(items, index);
  const end = items.findIndex((item, at) => at > index && item.depth <= depth);
  return end < 0 ? items.length : end;
}

/** The one it stands below; null at the top. */
export function parentOf(items: readonly Placed[], index: number): number | null {
  const depth = depthAt(items, index);
  const found = items.findLastIndex((item, at) => at < index && item.depth < depth);
  return found < 0 ? null : found;
}

/** Moves an item with all that stands below it; null where there is nowhere to go. */
export function movedItem<Item extends Placed>(items: readonly Item[], index: number, move: TreeMove): MovedTree<Item> | null {
  if (items[index] === undefined) return null;
  const end = subtreeEnd(items, index);
  if (move === "out") return movedOut(items, index);
  if (move === "down") {
    const isLast = end === items.length || depthAt(items, end) < depthAt(items, index);
    return isLast ? null : placed(items, index, { at: subtreeEnd(items, end), by: 0 });
  }
  const before = siblingBefore(items, index);
  if (before === null) return null;
  if (move === "up") return placed(items, index, { at: before, by: 0 });
  return deepestIn(items, index) + 1 < MOST_LEVELS ? placed(items, index, { at: end, by: 1 }) : null;
}

/** What stood after it stays where it was: only the item leaves the one it stood below. */
function movedOut<Item extends Placed>(items: readonly Item[], index: number): MovedTree<Item> | null {
  const parent = parentOf(items, index);
  return parent === null ? null : placed(items, index, { at: subtreeEnd(items, parent), by: -1 });
}

/** Moves an item to another; null for a place within itself, or too deep. */
export function droppedItem<Item extends Placed>(
  items: readonly Item[],
  index: number,
  { target, place }: { readonly target: number; readonly place: DropPlace },
): MovedTree<Item> | null {
  if (target >= index && target < subtreeEnd(items, index)) return null;
  const by = depthAt(items, target) + (place === "in" ? 1 : 0) - depthAt(items, index);
  if (deepestIn(items, index) + by >= MOST_LEVELS) return null;
  return placed(items, index, { at: place === "before" ? target : subtreeEnd(items, target), by });
}

/** Without the item. What stood below it takes its place. */
export function withoutItem<Item extends Placed>(items: readonly Item[], index: number): readonly Item[] {
  const end = subtreeEnd(items, index);
  return [...items.slice(0, index), ...shifted(items.slice(index + 1, end), -1), ...items.slice(end)];
}

/** `at` counts places in the outline as it is, `by` the steps in (or out). */
function placed<Item extends Placed>(
  items: readonly Item[],
  index: number,
  { at, by }: { readonly at: number; readonly by: number },
): MovedTree<Item> {
  const end = subtreeEnd(items, index);
  const block = shifted(items.slice(index, end), by);
  if (at <= index) return { items: [...items.slice(0, at), ...block, ...items.slice(at, index), ...items.slice(end)], index: at };
  const next = Math.max(at, end);
  return {
    items: [...items.slice(0, index), ...items.slice(end, next), ...block, ...items.slice(next)],
    index: index + next - end,
  };
}

function siblingBefore(items: readonly Placed[], index: number): number | null {
  const depth = depthAt(items, index);
  const found = items.findLastIndex((item, at) => at < index && item.depth <= depth);
  return found < 0 || depthAt(items, found) < depth ? null : found;
}

function deepestIn(items: readonly Placed[], index: number): number {
  return Math.max(...items.slice(index, subtreeEnd(items, index)).map(({ depth }) => depth));
}

function shifted<Item extends Placed>(items: readonly Item[], by: number): readonly Item[] {
  return by === 0 ? items : items.map((item) => ({ ...item, depth: item.depth + by }));
}

const depthAt = (items: readonly Placed[], index: number) => items[index]?.depth ?? 0;
