import { describe, expect, test } from "vitest";
import { networkChoices } from "./network-choices.ts";
import {
  coveredBy,
  foundPlaces,
  type NetworksDraft,
  networksDraft,
  networksFieldOf,
  networksOf,
  networksProblems,
  withNetwork,
} from "./networks-draft.ts";

const item = (value: string, depth: number, label = value) => ({ value, label, depth });
const TREE = [item("EU", 0, "European Union"), item("CY", 1, "Cyprus"), item("CYTA", 2), item("DE", 1), item("UK", 0), item("O2", 1)];

describe("networks as they are typed", () => {
  const only: NetworksDraft = { rule: "only", attribute: "network", allowed: ["EU"], outside: "price" };

  test.each([null, { attribute: "network", allowed: ["EU", "UK"], outside: "park" } as const])("hold all of %j", (networks) => {
    expect(networksOf(networksDraft(networks))).toEqual(networks);
  });

  test.each([
    ["nothing is said", { rule: "any", attribute: "", allowed: [] }, []],
    ["all is said", {}, []],
    ["no attribute", { attribute: "", allowed: [] }, ["networkAttribute"]],
    ["no network", { allowed: [] }, ["networkAllowed"]],
  ] as const)("%s", (_, change, fields) => {
    expect(networksProblems({ ...only, ...change }).map(({ field }) => field)).toEqual(fields);
  });

  test.each([
    ["attribute", "networkAttribute"],
    ["allowed[3]", "networkAllowed"],
    ["allowed.3", "networkAllowed"],
    ["outside", "networkAttribute"],
  ])("%s lies in %s", (path, field) => {
    expect(networksFieldOf(path)).toBe(field);
  });
});

describe("a tree of networks", () => {
  test.each([
    ["CYTA", ["EU"], "EU"],
    ["CYTA", ["EU", "CY"], "CY"],
    ["DE", ["CY"], null],
    ["O2", ["EU"], null],
    ["EU", ["EU"], null],
  ])("%s is allowed where %j are by %s", (value, allowed, by) => {
    const index = TREE.findIndex((each) => each.value === value);
    expect(coveredBy(TREE, index, allowed)?.value ?? null).toBe(by);
  });

  test.each([
    ["one more stands in the order of the list", ["UK"], "CY", true, ["CY", "UK"]],
    ["what stands below it is not named beside it", ["CYTA", "DE", "O2"], "EU", true, ["EU", "O2"]],
    ["one less", ["EU", "UK"], "EU", false, ["UK"]],
    ["what the list does not have stays, at its end", ["GONE"], "EU", true, ["EU", "GONE"]],
  ] as const)("%s", (_, allowed, value, isAllowed, expected) => {
    expect(withNetwork(TREE, allowed, { value, isAllowed })).toEqual(expected);
  });

  test.each([
    ["", 6],
    ["cyta", 3],
    ["cyprus", 2],
    ["o2", 2],
    ["nowhere", 0],
  ])("a search for %j shows %i, with what stands above", (search, count) => {
    expect(foundPlaces(TREE, search)).toHaveLength(count);
  });
});

test("the attributes of UDR types that take a value list, each once with all its values", () => {
  const list = (...items: ReturnType<typeof item>[]) => ({ code: "N", name: "N", revision: 1, archivedAt: null, items });
  const attribute = (key: string, valueList: ReturnType<typeof list> | null) =>
    ({ key, label: key.toUpperCase(), type: "choice", mandatory: false, personal: false, format: null, valueList }) as const;
  const types = [
    { attributes: [attribute("network", list(item("EU", 0))), attribute("cell", null)] },
    { attributes: [attribute("network", list(item("EU", 0), item("UK", 0))), attribute("device", list(item("TV", 0)))] },
  ];
  expect(networkChoices(types)).toEqual([
    { key: "device", label: "DEVICE", items: [item("TV", 0)] },
    { key: "network", label: "NETWORK", items: [item("EU", 0), item("UK", 0)] },
  ]);
});
