import { expect, test } from "vitest";
import { isChord, matchesKeys } from "./matches-keys.ts";

const press = (key: string, held: readonly string[] = []) => ({
  key,
  ctrlKey: held.includes("ctrl"),
  metaKey: held.includes("meta"),
  altKey: held.includes("alt"),
  shiftKey: held.includes("shift"),
  repeat: held.includes("repeat"),
  isComposing: held.includes("composing"),
});

const CASES = [
  ["e", press("e"), true],
  ["e", press("n"), false],
  ["e", press("E", ["shift"]), false],
  ["e", press("e", ["ctrl"]), false],
  ["e", press("e", ["meta"]), false],
  ["e", press("e", ["alt"]), false],
  ["e", press("e", ["repeat"]), false],
  ["e", press("e", ["composing"]), false],
  ["Ctrl Enter", press("Enter", ["ctrl"]), true],
  ["Ctrl Enter", press("Enter", ["meta"]), true],
  ["Ctrl Enter", press("Enter"), false],
  ["Ctrl Enter", press("Enter", ["ctrl", "shift"]), false],
  ["Ctrl Enter", press("Enter", ["ctrl", "repeat"]), false],
  ["Ctrl Shift Enter", press("Enter", ["ctrl", "shift"]), true],
  ["Ctrl Shift Enter", press("Enter", ["ctrl"]), false],
] as const;

test.each(CASES)("%s, %o: %s", (keys, event, expected) => {
  expect(matchesKeys(keys, event)).toBe(expected);
});

test("only keys with Ctrl work where letters are text", () => {
  expect([isChord("e"), isChord("Ctrl Enter"), isChord("C")]).toEqual([false, true, false]);
});
