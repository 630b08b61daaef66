import { expect, test } from "vitest";
import { columnsFromText, columnsToText, DEFAULT_COLUMNS, isDensity, movedColumn, withColumn, withPin } from "./shown-columns.ts";

const KNOWN = new Set(["number", "from", "account", "total", "m.network"]);
const read = (text: string | null) => columnsToText(columnsFromText(text, KNOWN));

test.each([
  ["number*,from,account", "number*,from,account"],
  ["from,number*,m.network", "number*,from,m.network"],
  ["number,from", "number,from"],
  ["from,from,nobody-knows", "number*,from"],
  ["total*,number*", "total*,number*"],
  [null, columnsToText(DEFAULT_COLUMNS)],
  ["", columnsToText(DEFAULT_COLUMNS)],
  ["nobody-knows", columnsToText(DEFAULT_COLUMNS)],
])("%j is read as %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

const shown = columnsFromText("number*,from,account,total", KNOWN);

test("a column comes last, and goes; the one that opens the UDR stays", () => {
  expect(columnsToText(withColumn(shown, "m.network", true))).toBe("number*,from,account,total,m.network");
  expect(columnsToText(withColumn(shown, "from", false))).toBe("number*,account,total");
  expect(withColumn(shown, "number", false)).toEqual(shown);
});

test("pinned columns come first, in the order in which they stood", () => {
  expect(columnsToText(withPin(shown, "total", true))).toBe("number*,total*,from,account");
  expect(columnsToText(withPin(shown, "number", false))).toBe("number,from,account,total");
});

test.each<readonly [string, -1 | 1, string]>([
  ["account", -1, "number*,account,from,total"],
  ["account", 1, "number*,from,total,account"],
  ["total", 1, "number*,from,account,total"],
  // Not across the edge of what is pinned.
  ["from", -1, "number*,from,account,total"],
  ["nobody", 1, "number*,from,account,total"],
])("%s moves by %d", (key, step, expected) => {
  expect(columnsToText(movedColumn(shown, key, step))).toBe(expected);
});

test("three densities", () => {
  expect(["compact", "regular", "roomy", "huge", null].map(isDensity)).toEqual([true, true, true, false, false]);
});
