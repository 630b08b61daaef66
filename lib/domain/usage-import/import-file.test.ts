import { expect, it } from "vitest";
import { formatOfFile, sizeInWords, suggestedReference } from "./import-file.ts";

it.each([
  ["cdr-2026-11-22.csv", "csv", "cdr-2026-11-22"],
  ["CDR.CSV", "csv", "CDR"],
  ["day.1.jsonl", "ndjson", "day.1"],
  ["roaming.ndjson", "ndjson", "roaming"],
  ["calls", null, "calls"],
  ["calls.xlsx", null, "calls"],
  [".csv", "csv", ""],
])("%s is read as %s and suggests the reference %j", (name, format, reference) => {
  expect(formatOfFile(name)).toBe(format);
  expect(suggestedReference(name)).toBe(reference);
});

it("suggests no reference that is too long to be one", () => {
  expect(suggestedReference(`${"x".repeat(300)}.csv`)).toHaveLength(200);
});

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [1023, "1023 bytes"],
  [1024, "1 kB"],
  [4_404_019, "4.2 MB"],
  [3 * 1024 ** 4, "3072 GB"],
])("calls %d bytes %s", (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
