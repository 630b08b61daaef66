import { expect, it } from "vitest";
import { movedCell } from "./week-cell.ts";

const press = (key: string, held: { readonly ctrlKey?: boolean; readonly altKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

it.each([
  ["ArrowRight", [2, 14], [2, 15]],
  ["ArrowRight", [2, 47], [2, 47]],
  ["ArrowLeft", [2, 0], [2, 0]],
  ["ArrowDown", [2, 5], [3, 5]],
  ["ArrowDown", [6, 5], [6, 5]],
  ["ArrowUp", [0, 5], [0, 5]],
  ["Home", [3, 9], [3, 0]],
  ["End", [3, 9], [3, 47]],
] as const)("%s from %j leads to %j", (key, [day, slot], [toDay, toSlot]) => {
  expect(movedCell({ day, slot }, press(key))).toEqual({ day: toDay, slot: toSlot });
});

it("goes to the ends of the week with Ctrl, and nowhere by other keys", () => {
  const cell = { day: 3, slot: 9 };
  expect(movedCell(cell, press("Home", { ctrlKey: true }))).toEqual({ day: 0, slot: 0 });
  expect(movedCell(cell, press("End", { ctrlKey: true }))).toEqual({ day: 6, slot: 47 });
  expect(movedCell(cell, press("ArrowLeft", { altKey: true }))).toBeNull();
  expect(movedCell(cell, press("x"))).toBeNull();
});
