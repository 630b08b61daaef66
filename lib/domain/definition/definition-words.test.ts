import { describe, expect, it } from "vitest";
import { matchesSearch } from "./reference.ts";
import { inTreeOrder, pricedAtInWords } from "./udr-type-view.ts";
import { usageZoneConditions } from "./usage-zone.ts";
import { zoneConditionInWords } from "./usage-zone-words.ts";

describe("a usage zone's conditions", () => {
  it.each([
    [{ attribute: "network", is: "5G" }, "network is 5G"],
    [{ attribute: "network", isNot: "3G" }, "network is not 3G"],
    [{ attribute: "network", in: ["4G", "5G"] }, "network is 4G or 5G"],
    [{ attribute: "network", in: "4G" }, "network is 4G"],
    [{ attribute: "distance", between: ["10", "20"] }, "distance is from 10 to 20"],
    [{ attribute: "called", startsWith: ["+357", "+30", "+44"] }, "called starts with +357, +30 or +44"],
    [{ attribute: "place", isUnder: "EU" }, "place is EU or anything under it"],
  ])("%j → %s", (condition, words) => {
    expect(usageZoneConditions.parse([condition]).map(zoneConditionInWords)).toEqual([words]);
  });

  it("refuses what is no condition", () => {
    expect(usageZoneConditions.safeParse([{ attribute: "network", like: "5" }]).success).toBe(false);
  });
});

describe("a value list", () => {
  const item = (value: string, under: string | null) => ({ value, label: value, under });

  it("stands in the order of its tree, and loses nothing", () => {
    const items = [
      item("CY", "EU"),
      item("EU", null),
      item("US", null),
      item("LCA", "CY"),
      item("X", "GONE"),
      item("A", "B"),
      item("B", "A"),
    ];
    expect(inTreeOrder(items).map(({ value, depth }) => `${depth}${value}`)).toEqual(["0EU", "1CY", "2LCA", "0US", "0X", "0A", "0B"]);
  });
});

describe("priced at", () => {
  const attributes = [
    { key: "calledAt", label: "Called at", type: "instant", mandatory: true, personal: false, format: null, valueList: null },
  ] as const;

  it.each([
    ["from", "When the usage began (From)"],
    ["order", "When it was ordered"],
    ["attribute:calledAt", "The attribute Called at"],
    ["attribute:other", "The attribute other"],
  ])("%s → %s", (pricedAt, words) => {
    expect(pricedAtInWords({ pricedAt, attributes })).toBe(words);
  });
});

describe("search", () => {
  it.each([
    ["", true],
    ["  ring ", true],
    ["LOTR", true],
    ["star", false],
  ])("%s", (search, found) => {
    expect(matchesSearch(search, ["lotr1", "Lord of the Rings", null])).toBe(found);
  });
});
