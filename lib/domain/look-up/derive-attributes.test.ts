import { describe, expect, test } from "vitest";
import { deriveAttributes, type ReadyRule } from "./derive-attributes.ts";
import { lookUpIndex } from "./look-up-index.ts";

function rule(change: Partial<ReadyRule> = {}): ReadyRule {
  const rows = new Map([
    ["357", { destination: "CY", zone: "HOME" }],
    ["44", { destination: "GB" }],
  ]);
  const find = lookUpIndex("prefix", rows);
  return { table: "DEST", key: "dialled", gives: ["destination", "zone"], otherwise: {}, when: "absent", find, ...change };
}

describe("what a sender leaves out", () => {
  test.each<readonly [string, Readonly<Record<string, string>>, Partial<ReadyRule>, Readonly<Record<string, string>>, string]>([
    [
      "is given by the row",
      { dialled: "35799" },
      {},
      { dialled: "35799", destination: "CY", zone: "HOME" },
      "destination CY 357, zone HOME 357",
    ],
    ["stays absent where the row gives it not", { dialled: "441" }, {}, { dialled: "441", destination: "GB" }, "destination GB 44"],
    ["stays absent where no row is found", { dialled: "9" }, {}, { dialled: "9" }, ""],
    [
      "is the default where no row is found",
      { dialled: "9" },
      { otherwise: { destination: "OTHER" } },
      { dialled: "9", destination: "OTHER" },
      "destination OTHER null",
    ],
    ["is the default where nothing can be looked up", {}, { otherwise: { zone: "FAR" } }, { zone: "FAR" }, "zone FAR null"],
    [
      "but what was sent stays",
      { dialled: "357", destination: "XX" },
      {},
      { dialled: "357", destination: "XX", zone: "HOME" },
      "zone HOME 357",
    ],
    [
      "unless it is given always",
      { dialled: "441", destination: "XX", zone: "SENT" },
      { when: "always" },
      { dialled: "441", destination: "GB", zone: "SENT" },
      "destination GB 44",
    ],
  ])("%s", (_, metadata, change, expected, derived) => {
    const result = deriveAttributes(metadata, [rule(change)]);
    expect(result.metadata).toEqual(expected);
    expect(result.derived.map(({ attribute, value, key }) => `${attribute} ${value} ${key}`).join(", ")).toBe(derived);
  });

  test("may be looked up in turn, in the order of the rules; what was sent is not touched", () => {
    const traffic = rule({
      table: "TRAFFIC",
      key: "zone",
      gives: ["traffic"],
      find: lookUpIndex("exact", new Map([["HOME", { traffic: "onNet" }]])),
    });
    const sent = { dialled: "357" };
    expect(deriveAttributes(sent, [rule(), traffic]).metadata).toEqual({
      dialled: "357",
      destination: "CY",
      zone: "HOME",
      traffic: "onNet",
    });
    expect(deriveAttributes(sent, [traffic, rule()]).metadata).not.toHaveProperty("traffic");
    expect(sent).toEqual({ dialled: "357" });
  });
});
