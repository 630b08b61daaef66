import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALL_MARKED, hasMarks, isMarked, type Marks, NO_MARKS, rowsBetween, withMarks } from "./grid-marks.ts";
import { createMarkStore } from "./mark-store.ts";

describe("marks", () => {
  test("some rows, or all but some", () => {
    const some = withMarks(NO_MARKS, [3, 5], true);
    expect([3, 4, 5].map((key) => isMarked(some, key))).toEqual([true, false, true]);
    const allBut = withMarks(ALL_MARKED, [4], false);
    expect([3, 4, 5].map((key) => isMarked(allBut, key))).toEqual([true, false, true]);
    expect([NO_MARKS, some, allBut, withMarks(some, [3, 5], false)].map(hasMarks)).toEqual([false, true, true, false]);
  });

  test("whatever was done before, what was asked for last holds, and no other row changes", () => {
    const key = fc.integer({ min: 1, max: 30 });
    const step = fc.record({ rows: fc.array(key, { maxLength: 6 }), isWanted: fc.boolean() });
    fc.assert(
      fc.property(fc.boolean(), fc.array(step), step, (isAll, steps, last) => {
        const before = steps.reduce<Marks>((marks, { rows, isWanted }) => withMarks(marks, rows, isWanted), isAll ? ALL_MARKED : NO_MARKS);
        const after = withMarks(before, last.rows, last.isWanted);
        for (let row = 1; row <= 30; row += 1) {
          expect(isMarked(after, row)).toBe(last.rows.includes(row) ? last.isWanted : isMarked(before, row));
        }
      }),
    );
  });
});

test.each<readonly [number | null, number, readonly number[]]>([
  [10, 40, [10, 20, 30, 40]],
  [40, 10, [10, 20, 30, 40]],
  [20, 20, [20]],
  [null, 30, [30]],
  [99, 30, [30]],
  [10, 99, []],
])("from %s to %s", (from, to, expected) => {
  expect(rowsBetween([10, 20, 30, 40, 50], from, to)).toEqual(expected);
});

test("who subscribes hears of a change until they leave", () => {
  const store = createMarkStore();
  let heard = 0;
  const leave = store.subscribe(() => {
    heard += 1;
  });
  store.set(ALL_MARKED);
  leave();
  store.set(NO_MARKS);
  expect([heard, store.marks()]).toEqual([1, NO_MARKS]);
});
