import { describe, expect, test } from "vitest";
import { decideNetwork, isUnderIn } from "./allowed-networks.ts";
import { type AllowedNetworks, allowedNetworks } from "./allowed-networks-schema.ts";

const TREE = isUnderIn([
  { value: "EU", under: null },
  { value: "CY", under: "EU" },
  { value: "CYTA", under: "CY" },
  { value: "UK", under: null },
  { value: "O2", under: "UK" },
]);
const FLAT = isUnderIn(["CYTA", "O2", "EU"].map((value) => ({ value, under: null })));
const LOOP = isUnderIn([
  { value: "A", under: "B" },
  { value: "B", under: "A" },
]);

const only = (allowed: readonly string[], outside: AllowedNetworks["outside"] = "park") =>
  allowedNetworks.parse({ attribute: "network", allowed, outside });

describe("a network", () => {
  test.each([
    ["nothing is said", null, { network: "O2" }, TREE, "allowed"],
    ["the usage has no such attribute", only(["EU"]), { cell: "O2" }, TREE, "allowed"],
    ["what every object inherits is no attribute", { ...only(["EU"]), attribute: "toString" }, {}, TREE, "allowed"],
    ["it is named", only(["CYTA"]), { network: "CYTA" }, TREE, "allowed"],
    ["it stands below one that is named", only(["CY"]), { network: "CYTA" }, TREE, "allowed"],
    ["it stands far below", only(["EU"]), { network: "CYTA" }, TREE, "allowed"],
    ["it is another", only(["EU"]), { network: "O2" }, TREE, "outside"],
    ["it stands above what is named", only(["CYTA"]), { network: "EU" }, TREE, "outside"],
    ["another one is priced", only(["EU"], "price"), { network: "O2" }, TREE, "priced"],
    ["one that the list does not have", only(["EU"]), { network: "EUX" }, TREE, "outside"],
    ["empty text is a value", only(["EU"]), { network: "" }, TREE, "outside"],
    ["a flat list names it", only(["CYTA", "O2"]), { network: "O2" }, FLAT, "allowed"],
    ["in a flat list nothing stands below", only(["EU"]), { network: "CYTA" }, FLAT, "outside"],
    ["case counts", only(["O2"]), { network: "o2" }, FLAT, "outside"],
    ["a loop ends", only(["C"]), { network: "A" }, LOOP, "outside"],
  ] as const)("%s", (_, networks, metadata, isUnder, decision) => {
    expect(decideNetwork(networks, metadata, isUnder)).toBe(decision);
  });
});

describe("what may be written", () => {
  const written = { attribute: "network", allowed: ["EU"], outside: "park" };
  test.each([
    ["none", { allowed: [] }, "allowed"],
    ["one twice", { allowed: ["EU", "EU"] }, "allowed"],
    ["an empty one", { allowed: [""] }, "allowed.0"],
    ["no attribute", { attribute: "" }, "attribute"],
    ["another policy", { outside: "refuse" }, "outside"],
    ["a member nobody knows", { only: true }, ""],
  ])("refuses %s", (_, change, path) => {
    const result = allowedNetworks.safeParse({ ...written, ...change });
    expect(result.error?.issues.map((issue) => issue.path.join("."))[0]).toBe(path);
  });
});
