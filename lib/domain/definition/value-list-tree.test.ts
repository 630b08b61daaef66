import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkValueList } from "../price-plan/check-value-list.ts";
import { inTreeOrder } from "./udr-type-view.ts";
import { NEW_VALUE_LIST_DRAFT, readValueListDraft, type ValueDraft } from "./value-list-draft.ts";
import { treeRows } from "./value-list-rows.ts";
import { droppedItem, MOST_LEVELS, type MovedTree, movedItem, parentOf, subtreeEnd, withoutItem } from "./value-list-tree.ts";

type Item = { readonly name: string; readonly depth: number };

/** "a b/c//d" is a, b with c below it, and d below c. */
const tree = (text: string): readonly Item[] =>
  text
    .split(" ")
    .flatMap((word) => [...word.matchAll(/(\/*)(\w+)/g)].map(([, slashes = "", name = ""]) => ({ name, depth: slashes.length })));
const written = (items: readonly Item[]) => items.map(({ name, depth }) => `${"/".repeat(depth)}${name}`).join(" ");
const at = (items: readonly Item[], name: string) => items.findIndex((item) => item.name === name);

describe("moving in a tree", () => {
  it.each([
    ["b", "up", "a b /c //d e", "b /c //d a e"],
    ["b", "down", "a b /c //d e", "a e b /c //d"],
    ["b", "in", "a b /c //d e", "a /b //c ///d e"],
    ["b", "out", "a b /c //d e", null],
    ["c", "up", "a b /c //d e", null],
    ["c", "out", "a b /c /d e", "a b /d c e"],
    ["d", "out", "a b /c //d e", "a b /c /d e"],
    ["a", "up", "a b", null],
    ["a", "in", "a b", null],
    ["e", "down", "a b /c //d e", null],
    ["d", "down", "a b /c /d e", null],
    ["e", "up", "a b /c //d e", "a e b /c //d"],
    ["e", "in", "a b /c //d e", "a b /c //d /e"],
  ] as const)("%s %s in %s", (name, move, before, after) => {
    const items = tree(before);
    const moved = movedItem(items, at(items, name), move);
    expect(moved && written(moved.items)).toBe(after);
    if (moved) expect(moved.items[moved.index]?.name).toBe(name);
  });

  it.each([
    ["e", "a", "before", "a b /c //d e", "e a b /c //d"],
    ["a", "b", "after", "a b /c //d e", "b /c //d a e"],
    ["a", "b", "in", "a b /c //d e", "b /c //d /a e"],
    ["b", "e", "in", "a b /c //d e", "a e /b //c ///d"],
    ["d", "a", "before", "a b /c //d e", "d a b /c e"],
    ["b", "d", "in", "a b /c //d e", null],
    ["b", "b", "after", "a b /c //d e", null],
  ] as const)("%s dropped on %s, %s, in %s", (name, target, place, before, after) => {
    const items = tree(before);
    const moved = droppedItem(items, at(items, name), { target: at(items, target), place });
    expect(moved && written(moved.items)).toBe(after);
  });

  it("gives what stood below a removed one its place", () => {
    expect(written(withoutItem(tree("a b /c //d e"), 1))).toBe("a c /d e");
  });

  it("goes no deeper than there are levels", () => {
    const deep = Array.from({ length: MOST_LEVELS }, (_, depth) => ({ name: `n${depth}`, depth }));
    const items = [...deep, { name: "last", depth: MOST_LEVELS - 1 }];
    expect(movedItem(items, items.length - 1, "in")).toBeNull();
    expect(droppedItem(items, items.length - 1, { target: MOST_LEVELS - 1, place: "in" })).toBeNull();
  });
});

const depths = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 12 });
const outlines = depths.map((steps) => {
  let last = -1;
  return steps.map((step, index): ValueDraft => {
    last = Math.min(step, last + 1);
    return { key: index, value: `V${index}`, label: "", depth: last, isStored: false };
  });
});
const acts = fc.array(
  fc.oneof(
    fc.record({ index: fc.nat(11), move: fc.constantFrom("up" as const, "down" as const, "in" as const, "out" as const) }),
    fc.record({ index: fc.nat(11), target: fc.nat(11), place: fc.constantFrom("before" as const, "after" as const, "in" as const) }),
  ),
  { maxLength: 30 },
);

describe("a tree, whatever is moved", () => {
  it("loses no value, has no loop, and stays an outline", () => {
    fc.assert(
      fc.property(outlines, acts, (outline, moves) => {
        let items: readonly ValueDraft[] = outline;
        for (const act of moves) {
          const index = act.index % items.length;
          const moved: MovedTree<ValueDraft> | null =
            "move" in act
              ? movedItem(items, index, act.move)
              : droppedItem(items, index, { target: act.target % items.length, place: act.place });
          if (moved) expect(moved.items[moved.index]?.key).toBe(items[index]?.key);
          items = moved?.items ?? items;
        }
        expect(items.map(({ key }) => key).sort((one, other) => one - other)).toEqual(outline.map(({ key }) => key));
        expect(items.every(({ depth }, index) => depth >= 0 && depth <= (items[index - 1]?.depth ?? -1) + 1)).toBe(true);
        const { items: listed } = readValueListDraft({ ...NEW_VALUE_LIST_DRAFT, items });
        expect(checkValueList([...listed], "items")).toEqual([]);
        expect(inTreeOrder(listed).map(({ value, depth }) => [value, depth])).toEqual(items.map(({ value, depth }) => [value, depth]));
      }),
    );
  });

  it("is back where it was after a move and its opposite", () => {
    fc.assert(
      fc.property(outlines, fc.nat(11), (items, pick) => {
        const index = pick % items.length;
        for (const [move, opposite] of [
          ["up", "down"],
          ["down", "up"],
          ["in", "out"],
        ] as const) {
          const moved = movedItem(items, index, move);
          const back = moved && movedItem(moved.items, moved.index, opposite);
          if (moved) expect(back?.items).toEqual(items);
        }
      }),
    );
  });

  it("shows every item once, with its place among those it stands with", () => {
    fc.assert(
      fc.property(outlines, (items) => {
        const rows = treeRows(items, new Set());
        expect(rows.map(({ item }) => item.key)).toEqual(items.map(({ key }) => key));
        for (const { index, position, size } of rows) {
          const siblings = items.flatMap((_, other) => (parentOf(items, other) === parentOf(items, index) ? [other] : []));
          expect([position, size]).toEqual([siblings.indexOf(index) + 1, siblings.length]);
        }
        const closed = treeRows(items, new Set(items.map(({ key }) => key)));
        expect(closed.map(({ index }) => index)).toEqual(items.flatMap(({ depth }, index) => (depth === 0 ? [index] : [])));
        expect(subtreeEnd(items, 0)).toBeGreaterThan(0);
      }),
    );
  });
});
