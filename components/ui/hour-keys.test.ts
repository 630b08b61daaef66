import { expect, test } from "vitest";
import { hourAfterKey } from "./hour-keys.ts";

const press = (key: string, modifiers: { readonly ctrlKey?: boolean; readonly altKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

test.each([
  { from: 0, key: "ArrowRight", to: 1 },
  { from: 23, key: "ArrowRight", to: 23 },
  { from: 24, key: "ArrowLeft", to: 24 },
  { from: 25, key: "ArrowLeft", to: 24 },
  { from: 3, key: "ArrowDown", to: 27 },
  { from: 3, key: "ArrowUp", to: 3 },
  { from: 27, key: "ArrowUp", to: 3 },
  { from: 160, key: "ArrowDown", to: 160 },
  { from: 30, key: "Home", to: 24 },
  { from: 30, key: "End", to: 47 },
])("$key from hour $from leads to $to", ({ from, key, to }) => {
  expect(hourAfterKey(from, press(key))).toBe(to);
});

test("with Ctrl to the ends of the week; other keys are not the map's", () => {
  expect(hourAfterKey(30, press("Home", { ctrlKey: true }))).toBe(0);
  expect(hourAfterKey(30, press("End", { ctrlKey: true }))).toBe(167);
  expect(hourAfterKey(30, press("Tab"))).toBeNull();
  expect(hourAfterKey(30, press("ArrowLeft", { altKey: true }))).toBeNull();
});
