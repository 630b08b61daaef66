import { expect, test } from "vitest";
import { listInWords } from "./list-in-words.ts";

test.each([
  [[], ""],
  [["VIP"], "VIP"],
  [["VIP", "Gold"], "VIP or Gold"],
  [["VIP", "Gold", "Silver"], "VIP, Gold or Silver"],
])("%j", (values, words) => {
  expect(listInWords(values, "or")).toBe(words);
});
