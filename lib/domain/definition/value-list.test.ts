import { describe, expect, it } from "vitest";
import { refusalSentence } from "../refusal-sentence.ts";
import { decideSaveValueList, type ValueListSave } from "./decide-save-value-list.ts";
import type { PlanDocument } from "./plan-use.ts";
import { inTreeOrder } from "./udr-type-view.ts";
import { readValueListDraft, type ValueDraft, valueListDraft, withPasted } from "./value-list-draft.ts";
import { auditedValueList, listedIn, valueListState } from "./value-list-state.ts";
import { listUsers, valueUses } from "./value-list-use.ts";

describe("a value list as it is typed", () => {
  const item = (key: number, value: string, change: Partial<ValueDraft> = {}): ValueDraft => ({
    key,
    value,
    label: "",
    depth: 0,
    isStored: false,
    ...change,
  });
  const GOOD = { code: "NET", name: "Networks", items: [item(0, "4G", { label: "Fourth" }), item(4, "5G", { depth: 1 })] };

  it("comes to values under values", () => {
    expect(readValueListDraft(GOOD)).toEqual({
      problems: [],
      items: [
        { value: "4G", label: "Fourth", under: null },
        { value: "5G", label: "5G", under: "4G" },
      ],
    });
  });

  it.each([
    [{ name: "", code: "net" }, ["name", "code"]],
    [{ items: [] }, ["values"]],
    [{ items: [item(0, " "), item(1, "x")] }, ["value-0"]],
    [{ items: [item(0, "x"), item(3, " x ")] }, ["value-3"]],
    [{ items: [item(0, "a\tb")] }, ["value-0"]],
    [{ items: [item(0, "a", { label: "l".repeat(101) })] }, ["value-0"]],
    [{ items: Array.from({ length: 1001 }, (_, key) => item(key, `v${key}`)) }, ["values"]],
  ])("%#", (change, fields) => {
    expect(readValueListDraft({ ...GOOD, ...change }).problems.map(({ field }) => field)).toEqual(fields);
  });

  it("takes a pasted block, indented by tabs or spaces, and passes over what it has", () => {
    const text = "EU\tEurope\r\n  CY\tCyprus\n\tNIC\tNicosia\n\n  GR\n5G\tFive\n    UNDER\nEU\n";
    const { items, added, passedOver } = withPasted(GOOD.items, text);
    expect(items.slice(2).map(({ value, label, depth }) => [value, label, depth])).toEqual([
      ["EU", "Europe", 0],
      ["CY", "Cyprus", 1],
      ["NIC", "Nicosia", 2],
      ["GR", "GR", 1],
      ["UNDER", "UNDER", 1],
    ]);
    expect([added, passedOver]).toEqual([5, 2]);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    expect(withPasted(items, text).added).toBe(0);
  });

  it("is read back as it was stored, and the conflict shows it as it can be pasted", () => {
    const { items } = readValueListDraft(GOOD);
    const view = { code: "NET", name: "Networks", items: inTreeOrder(items) };
    expect(listedIn(view)).toEqual(items);
    expect(valueListDraft(view).items.map(({ isStored, depth }) => [isStored, depth])).toEqual([
      [true, 0],
      [true, 1],
    ]);
    expect(valueListState("Networks", items).values).toEqual(["4G\tFourth", "  5G"]);
    expect(auditedValueList("Networks", items).values).toEqual({ "4G": "Fourth, first", "5G": "5G, under 4G, first" });
  });
});

describe("saving a value list", () => {
  const items = [
    { value: "4G", label: "4G", under: null },
    { value: "5G", label: "5G", under: "4G" },
  ];
  const stored = {
    code: "NET",
    revision: 3,
    isArchived: false,
    state: valueListState("Networks", [...items, { value: "3G", label: "3G", under: null }]),
  };
  const save = (change: Partial<ValueListSave>): ValueListSave => ({
    code: "NET",
    revision: 3,
    name: "Networks",
    items,
    stored,
    namesake: null,
    editor: "Hera",
    removed: ["3G"],
    uses: new Map(),
    carryingUdrs: 0,
    ...change,
  });

  it.each([
    ["what nothing names", {}, "edit 4"],
    ["a new one", { revision: null, stored: null, removed: [] }, "create 1"],
    ["an older revision", { revision: 2 }, "STALE_REVISION"],
    [
      "what stands below itself",
      {
        items: [
          { value: "a", label: "a", under: "b" },
          { value: "b", label: "b", under: "a" },
        ],
      },
      /^DEFINITION_INVALID items\[0\]\.under/,
    ],
    ["what stands below nothing", { items: [{ value: "a", label: "a", under: "z" }] }, /^DEFINITION_INVALID items\[0\]\.under/],
    ["a value twice", { items: [...items, { value: "4G", label: "x", under: null }] }, /^DEFINITION_INVALID items\[2\]\.value/],
    [
      "without what a zone names",
      { uses: new Map([["3G", ["the usage zone Old"]]]) },
      /^PART_IN_USE items 3G cannot be taken away: in use by the usage zone Old\./,
    ],
    ["without what is not removed but named", { uses: new Map([["4G", ["the usage zone New"]]]) }, "edit 4"],
    ["without what UDRs carry", { carryingUdrs: 10_001 }, /in use by 10,000\+ recorded UDRs\./],
    ["without what one UDR carries", { carryingUdrs: 1 }, /in use by 1 recorded UDR\./],
  ] as const)("%s", (_, change, expected) => {
    const decided = decideSaveValueList(save(change));
    const told = decided.ok
      ? `${decided.value.kind} ${decided.value.revision}`
      : [decided.refusal.code, decided.refusal.path, refusalSentence(decided.refusal)].filter(Boolean).join(" ");
    if (typeof expected === "string") expect(told.startsWith(expected)).toBe(true);
    else expect(told).toMatch(expected);
  });
});

describe("what prices by a value", () => {
  const plan = { plan: { code: "G", name: "Global" }, kind: "global", currency: "EUR" };
  const live: PlanDocument = { ...plan, standing: "live", version: 2, document: { rates: [] } };
  const draft: PlanDocument = {
    ...plan,
    standing: "draft",
    version: null,
    document: { zones: { z: { all: [{ attribute: "net", isNot: "3G" }] } } },
  };
  const zones = [
    {
      name: "Fast",
      conditions: [
        { attribute: "net", in: ["4G", "5G"] },
        { attribute: "other", is: "3G" },
      ],
    },
    { name: "Prefix", conditions: [{ attribute: "net", startsWith: "3" }] },
  ];

  it("is found in zones, drafts and the copies of published versions, each once", () => {
    const rateBook = { rates: [{ conditions: [{ attribute: "net", isUnder: "4G", values: ["4G", "5G"] }] }] };
    const uses = valueUses(new Set(["net"]), {
      zones,
      documents: [
        { ...live, rateBook },
        { ...draft, rateBook: null },
      ],
      offers: [
        { name: "the discount Roaming v1", document: { zone: { all: [{ attribute: "net", in: ["5G"] }] } } },
        { name: "the agreement of A-1 v1", document: { networks: { attribute: "net", allowed: ["LTE"], outside: "park" } } },
        { name: "the agreement of A-2 v1", document: { networks: { attribute: "other", allowed: ["LTE"], outside: "park" } } },
      ],
    });
    expect([...uses]).toEqual([
      ["4G", ["the usage zone Fast", "Global v2"]],
      ["5G", ["the usage zone Fast", "the discount Roaming v1"]],
      ["3G", ["the draft of Global"]],
      ["LTE", ["the agreement of A-1 v1"]],
    ]);
  });

  it("is the attributes of types in use", () => {
    const attribute = { udrTypeId: 1, key: "net", label: "Network", personal: false };
    const types = [
      { ...attribute, udrType: { code: "D", name: "Data", isArchived: false } },
      { ...attribute, udrType: { code: "O", name: "Old", isArchived: true } },
    ];
    expect(listUsers(types)).toEqual(["the attribute Network of Data"]);
  });
});
