import { expect, test } from "vitest";
import { countInWords, selectedCount, selectionQuestion, udrSelectionOf } from "./udr-selection.ts";
import { udrExportInput } from "./udr-selection-schema.ts";

const FILTERS = { state: "posted", metadata: [{ attribute: "network", in: ["4G", "5G"] }] } as const;
const some = udrSelectionOf({ isAll: false, keys: new Set([7, 3]) }, FILTERS);
const allBut = udrSelectionOf({ isAll: true, keys: new Set([7]) }, FILTERS);

test("marks as a value: these, or all that match but these", () => {
  expect(some).toEqual({ kind: "ids", udrIds: [3, 7] });
  expect(allBut).toEqual({ kind: "matching", filters: FILTERS, except: [7] });
});

test("how many are meant", () => {
  expect(selectedCount(some, null)).toEqual({ rows: 2, isMore: false });
  expect(selectedCount(allBut, null)).toBeNull();
  expect(selectedCount(allBut, { rows: 62, isMore: false })).toEqual({ rows: 61, isMore: false });
  expect(selectedCount(allBut, { rows: 0, isMore: false })).toEqual({ rows: 0, isMore: false });
});

test.each([
  [{ rows: 0, isMore: false }, "0 UDRs"],
  [{ rows: 1, isMore: false }, "1 UDR"],
  [{ rows: 1_234, isMore: false }, "1,234 UDRs"],
  [{ rows: 10_000, isMore: true }, "more than 10,000 UDRs"],
])("%j is %s", (count, words) => {
  expect(countInWords(count)).toBe(words);
});

test.each([some, allBut])("a selection goes over the wire and comes back: %j", (selection) => {
  const sent: unknown = JSON.parse(JSON.stringify({ selection: selectionQuestion(selection), sort: "-from", columns: ["number"] }));
  expect(udrExportInput.parse(sent).selection).toEqual(selection);
});

test("nothing is no selection, and a name that no filter has is refused", () => {
  const ask = (selection: unknown) => udrExportInput.safeParse({ selection, sort: "-from", columns: ["number"] }).success;
  expect(ask({ kind: "ids", udrIds: [] })).toBe(false);
  expect(ask({ kind: "matching", filters: { anything: "1" }, except: [] })).toBe(false);
  expect(ask({ kind: "matching", filters: {}, except: [] })).toBe(true);
});
