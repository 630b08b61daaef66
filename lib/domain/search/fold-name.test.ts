import { describe, expect, it } from "vitest";
import { foldName, nameWords, PLAIN_LETTERS, VARIANT_LETTERS } from "./fold-name.ts";

describe("a name as it is searched", () => {
  it.each([
    ["Ελένη", "ελενη"],
    ["ΕΛΕΝΗ", "ελενη"],
    ["Νίκος", "νικοσ"],
    ["ΝΙΚΟΣ", "νικοσ"],
    ["Zoë Ångström", "zoe angstrom"],
    ["Søren Łódź", "soren lodz"],
    ["İpek", "ipek"],
  ])("%s is %s", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it("has a plain letter for each variant", () => {
    expect(PLAIN_LETTERS).toHaveLength(VARIANT_LETTERS.length);
  });

  it.each([
    ["O'Neill-Hadjis Ltd.", ["o", "neill", "hadjis", "ltd"]],
    ["  Kourion  Hotels ", ["kourion", "hotels"]],
    ["A.B.C. 3000", ["a", "b", "c", "3000"]],
    ["", []],
  ])("%j has the words %j", (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });
});
