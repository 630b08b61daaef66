import { expect, test } from "vitest";
import { type GridPlace, placeAfterKey } from "./grid-place.ts";

const EXTENT = { rows: 50, columns: 8, page: 10, isLetterOn: true };
const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const at = (row: number, column: number): GridPlace => ({ row, column });

test.each<readonly [string, GridPlace, GridPlace]>([
  ["ArrowDown", at(0, 2), at(1, 2)],
  ["ArrowDown", at(49, 2), at(49, 2)],
  ["ArrowDown", at(-1, 2), at(0, 2)],
  ["ArrowUp", at(1, 2), at(0, 2)],
  ["ArrowUp", at(0, 2), at(-1, 2)],
  ["ArrowUp", at(-1, 2), at(-1, 2)],
  ["ArrowRight", at(3, 6), at(3, 7)],
  ["ArrowRight", at(3, 7), at(3, 7)],
  ["ArrowLeft", at(3, 1), at(3, 0)],
  ["ArrowLeft", at(3, 0), at(3, 0)],
  ["Home", at(3, 5), at(3, 0)],
  ["End", at(3, 5), at(3, 7)],
  ["PageDown", at(3, 5), at(13, 5)],
  ["PageDown", at(45, 5), at(49, 5)],
  ["PageUp", at(13, 5), at(3, 5)],
  ["PageUp", at(3, 5), at(0, 5)],
  ["j", at(3, 5), at(4, 5)],
  ["k", at(3, 5), at(2, 5)],
  ["k", at(0, 5), at(0, 5)],
])("%s from %j leads to %j", (key, from, to) => {
  expect(placeAfterKey(from, { ...NONE, key }, EXTENT)).toEqual(to);
});

test.each<readonly [string, GridPlace]>([
  ["Home", at(0, 0)],
  ["End", at(49, 7)],
])("Ctrl %s leads to a corner, on a Mac with the command key", (key, to) => {
  expect(placeAfterKey(at(3, 5), { ...NONE, key, ctrlKey: true }, EXTENT)).toEqual(to);
  expect(placeAfterKey(at(3, 5), { ...NONE, key, metaKey: true }, EXTENT)).toEqual(to);
});

test("letters lead nowhere where single keys are switched off; arrows always do", () => {
  const off = { ...EXTENT, isLetterOn: false };
  expect(placeAfterKey(at(3, 5), { ...NONE, key: "j" }, off)).toBeNull();
  expect(placeAfterKey(at(3, 5), { ...NONE, key: "ArrowDown" }, off)).toEqual(at(4, 5));
});

test.each(["a", "Enter", " ", "Tab", "Escape"])("%j is no way to walk", (key) => {
  expect(placeAfterKey(at(3, 5), { ...NONE, key }, EXTENT)).toBeNull();
});

test("with Alt nothing is walked: the browser goes back, or a column moves", () => {
  expect(placeAfterKey(at(3, 5), { ...NONE, key: "ArrowLeft", altKey: true }, EXTENT)).toBeNull();
});
