import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { Zone } from "#lib/rating/rate-book.ts";
import { type Definitions, NO_DEFINITIONS } from "../price-plan/definitions.ts";
import { resolveZone } from "../price-plan/resolve-rate-book.ts";
import type { ConditionDefinition } from "../price-plan/zone-schema.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import { decideSaveUsageZone, type UsageZoneSave } from "./decide-save-usage-zone.ts";
import type { PlanDocument } from "./plan-use.ts";
import type { ZoneAttribute } from "./usage-zone-attributes.ts";
import { olderCopies } from "./usage-zone-copies.ts";
import { judgeUdr, type UdrToJudge, zoneMatches } from "./usage-zone-matches.ts";
import { zoneNotes } from "./usage-zone-notes.ts";
import { saveUsageZoneInput } from "./usage-zone-schema.ts";
import { type NamedUsageZone, usageZoneState } from "./usage-zone-state.ts";
import { zoneUsers, zoneUses } from "./usage-zone-use.ts";
import { conditionInWords, conditionText, foundInWords } from "./usage-zone-words.ts";

const DEFINITIONS: Definitions = {
  ...NO_DEFINITIONS,
  valueLists: {
    PLACES: [
      { value: "EU", under: null },
      { value: "CY", under: "EU" },
    ],
  },
  udrTypes: {
    CALL: { unit: "SEC", unitDecimals: 0, attributes: { place: { type: "choice", values: "PLACES" }, distance: { type: "decimal" } } },
    DATA: { unit: "MB", unitDecimals: 3, attributes: { network: { type: "text" } } },
  },
};
const inEurope: ConditionDefinition = { attribute: "place", isUnder: "EU" };

const content: NamedUsageZone = { name: "Europe", description: null, conditions: [inEurope] };
const stored = { code: "EUROPE", revision: 4, isArchived: false, state: usageZoneState(content) };
const save = (changes: Partial<UsageZoneSave>): UsageZoneSave => ({
  code: "EUROPE",
  revision: 4,
  content: { ...content, name: "All Europe" },
  definitions: DEFINITIONS,
  stored,
  namesake: null,
  editor: "Hera",
  ...changes,
});
const withConditions = (...conditions: ConditionDefinition[]) => ({ content: { ...content, conditions } });

describe("saving a usage zone, in the order of its refusals", () => {
  it.each<[string, Partial<UsageZoneSave>, string]>([
    ["a new one", { revision: null, stored: null }, "create 1"],
    ["the revision that was read", {}, "edit 5"],
    ["what is stored already, however old it was read", { revision: 2, content }, "keep 4"],
    ["a new one under a taken code", { revision: null }, "CODE_TAKEN"],
    ["one that is not there", { stored: null }, "NOT_FOUND"],
    ["an archived one", { stored: { ...stored, isArchived: true } }, "DEFINITION_ARCHIVED"],
    ["an older revision", { revision: 3 }, "STALE_REVISION"],
    ["under another's name", { namesake: { code: "OTHER", name: "All Europe" } }, "NAME_TAKEN"],
    ["under its own name", { namesake: { code: "EUROPE", name: "all europe" } }, "edit 5"],
    ["an attribute of no UDR type", withConditions({ attribute: "colour", is: "red" }), "DEFINITION_INVALID"],
    ["a value that is not listed", withConditions(inEurope, { attribute: "place", is: "US" }), "DEFINITION_INVALID"],
  ])("%s", (_, changes, expected) => {
    const decided = decideSaveUsageZone(save(changes));
    expect(decided.ok ? `${decided.value.kind} ${decided.value.revision}` : decided.refusal.code).toBe(expected);
  });

  it("says where the conditions are unsound, and what is wrong with them", () => {
    const decided = decideSaveUsageZone(save(withConditions(inEurope, { attribute: "place", is: "US" })));
    expect(decided).toMatchObject({ refusal: { path: "conditions[1].is" } });
    expect(decided.ok ? "" : refusalSentence(decided.refusal)).toBe("US is not in the value list of place. Nothing was saved.");
  });

  it("tells of a conflict who saved, and what", () => {
    expect(decideSaveUsageZone(save({ revision: 3 }))).toMatchObject({
      refusal: { params: { revision: 4, by: "Hera", name: "Europe", conditions: 'place is, or is under "EU"' } },
    });
  });
});

describe("what may be sent", () => {
  const parses = (conditions: unknown) =>
    saveUsageZoneInput.safeParse({ code: "Z", revision: null, name: "Z", description: "", conditions }).success;

  it.each([
    [[{ attribute: "a", is: "1" }], true],
    [[], false],
    [[{ attribute: "a", like: "1" }], false],
    [[{ attribute: "a", is: "1", isNot: "2" }], false],
    [Array.from({ length: 50 }, () => ({ attribute: "a", is: "1" })), true],
    [Array.from({ length: 51 }, () => ({ attribute: "a", is: "1" })), false],
    [[{ attribute: "a", in: Array.from({ length: 1000 }, (_, index) => String(index)) }], true],
    [[{ attribute: "a", in: Array.from({ length: 1001 }, (_, index) => String(index)) }], false],
    [[{ attribute: "a", startsWith: Array.from({ length: 1001 }, (_, index) => String(index)) }], false],
  ])("case %#", (conditions, isAccepted) => {
    expect(parses(conditions)).toBe(isAccepted);
  });
});

describe("in words", () => {
  const PLACE: ZoneAttribute = {
    key: "place",
    label: "Place",
    types: ["choice"],
    udrTypes: ["Call"],
    personal: false,
    choices: [{ value: "EU", label: "Europe", depth: 0 }],
  };
  const ROAMING: ZoneAttribute = { ...PLACE, key: "roaming", label: "Roaming", types: ["boolean"], choices: null };
  const attributes = [PLACE, ROAMING];

  it("conditions have the labels of their attributes and values", () => {
    const words = (condition: ConditionDefinition) => conditionInWords(condition, attributes);
    expect(words(inEurope)).toBe("Place is Europe or anything under it");
    expect(words({ attribute: "place", in: ["EU", "US"] })).toBe("Place is Europe or US");
    expect(words({ attribute: "roaming", isNot: "true" })).toBe("Roaming is not Yes");
    expect(words({ attribute: "colour", is: "red" })).toBe("colour is red");
  });

  it("a UDR has a value or has none", () => {
    expect(foundInWords(inEurope, "EU", attributes)).toBe("Place is Europe");
    expect(foundInWords(inEurope, null, attributes)).toBe("has no Place");
  });

  it("one text is one meaning", () => {
    expect(conditionText({ attribute: "a", in: "4G" })).toBe(conditionText({ attribute: "a", in: ["4G"] }));
    expect(conditionText({ attribute: "a", in: ["4G, 5G"] })).not.toBe(conditionText({ attribute: "a", in: ["4G", "5G"] }));
    expect(conditionText({ attribute: "a", in: ["4G"] })).not.toBe(conditionText({ attribute: "a", is: "4G" }));
  });
});

describe("what was hardly meant", () => {
  it.each<[ConditionDefinition[], RegExp | null]>([
    [[inEurope], null],
    [[inEurope, { attribute: "distance", between: ["1", "2"] }], null],
    [[inEurope, { attribute: "network", is: "5G" }], /no UDR type has all/],
    [[inEurope, { attribute: "place", isNot: "EU" }, { attribute: "place", isNot: "CY" }], /no usage can meet all/],
    [
      [
        { attribute: "distance", between: ["1", "2"] },
        { attribute: "distance", between: ["3", "4"] },
      ],
      /no usage can meet all/,
    ],
    [
      [
        { attribute: "distance", between: ["1", "2"] },
        { attribute: "distance", between: ["2", "4"] },
      ],
      null,
    ],
  ])("%j", (conditions, expected) => {
    const notes = zoneNotes(conditions, DEFINITIONS);
    expect(notes).toEqual(expected === null ? [] : [expect.stringMatching(expected)]);
  });
});

describe("copies in published versions", () => {
  const plan = { code: "GLOBAL", name: "Global" };
  const copy = (zone: Zone, version = 1) => ({ plan, version, standing: "live" as const, zone });
  const now = resolveZone({ all: [inEurope] }, DEFINITIONS);
  const older = (conditions: readonly ConditionDefinition[], ...zones: readonly Zone[]) =>
    olderCopies(conditions, zones.map(copy), DEFINITIONS);

  it("say the same as the zone", () => {
    expect(older([inEurope], now)).toEqual([]);
    const reversed = { all: [{ attribute: "distance", as: "decimal" as const, is: "1" }, ...now.all] };
    expect(older([inEurope, { attribute: "distance", is: "1" }], reversed)).toEqual([]);
  });

  it("carry an older form: of the conditions, of a list that they look at, of how values were compared", () => {
    expect(older([{ attribute: "place", is: "EU" }], now)).toMatchObject([{ plan, version: 0, conditions: [inEurope] }]);
    const smaller = { all: [{ attribute: "place", isUnder: "EU", values: ["EU"] }] };
    expect(older([inEurope], smaller)).toMatchObject([{ conditions: [{ attribute: "place", in: ["EU"] }] }]);
    expect(older([{ attribute: "distance", is: "1" }], { all: [{ attribute: "distance", is: "1" }] })).toHaveLength(1);
  });

  it("differ from conditions that no plan could take over", () => {
    expect(older([{ attribute: "colour", is: "red" }], { all: [{ attribute: "colour", is: "red" }] })).toHaveLength(1);
  });
});

describe("who uses a zone", () => {
  const plan = { plan: { code: "GLOBAL", name: "Global" }, kind: "global", currency: "EUR" };
  const rates = [{ key: "a", for: {}, base: { charge: "flat" }, tiered: [{ level: 2, zone: "EUROPE", charge: { charge: "flat" } }] }];
  const documents: readonly PlanDocument[] = [
    { ...plan, standing: "live", version: 1, document: { rates } },
    { ...plan, standing: "scheduled", version: 2, document: { rates: [], discounts: [{ code: "EU-10", zone: "EUROPE" }] } },
    { ...plan, standing: "draft", version: null, document: { rates: [], discounts: [{ code: "ALL-10", zone: null }] } },
  ];

  it("rates and discounts, live, scheduled and in a draft", () => {
    expect(zoneUses("EUROPE", documents)).toEqual([
      { plan: plan.plan, standing: "live", version: 1, what: "rate a, level 2" },
      { plan: plan.plan, standing: "scheduled", version: 2, what: "discount EU-10" },
    ]);
    expect(zoneUsers("EUROPE", documents)).toEqual(["Global v1", "Global v2 (scheduled)"]);
    expect(zoneUsers("OTHER", documents)).toEqual([]);
  });

  it("a date/time model of the same code is not the zone", () => {
    const document = { rates: [{ tiered: [{ timeModel: "EUROPE" }] }] };
    expect(zoneUsers("EUROPE", [{ ...plan, standing: "live", version: 1, document }])).toEqual([]);
  });
});

describe("what a zone matches", () => {
  const usedFrom = present(parseInstant("2026-11-20T10:00:00Z"), "from");
  const product = { code: "CALLS", name: "Calls" };
  const udrs = (...all: readonly UdrToJudge["metadata"][]) =>
    all.map((metadata, index): UdrToJudge => ({ udrId: index + 1, product, usedFrom, metadata }));
  const near: readonly ConditionDefinition[] = [inEurope, { attribute: "distance", between: ["1", "2"] }];
  const zone = resolveZone({ all: [...near] }, DEFINITIONS);

  it("both ends of a range are in it, and what has no attribute is in no zone", () => {
    const tried = udrs(
      { place: "CY", distance: "1.0" },
      { place: "EU", distance: "2" },
      { place: "CY", distance: "2.0001" },
      { place: "US", distance: "1" },
      { place: "CY" },
      {},
    );
    const { matched, inside, outside } = zoneMatches(zone, tried);
    expect({ matched, tried: tried.length }).toEqual({ matched: 2, tried: 6 });
    expect(inside.map(({ udrId }) => udrId)).toEqual([1, 2]);
    expect(outside.map(({ udrId, conditions }) => [udrId, ...conditions.map(({ holds }) => holds)])).toEqual([
      [3, true, false],
      [4, false, true],
      [5, true, false],
      [6, false, false],
    ]);
  });

  it("shows no more than five of each side", () => {
    const many = udrs(...Array.from({ length: 14 }, (_, index) => ({ place: "CY", distance: index % 2 === 0 ? "1" : "5" })));
    const { matched, inside, outside } = zoneMatches(zone, many);
    expect([matched, inside.length, outside.length]).toEqual([7, 5, 5]);
  });

  it("says of one UDR which conditions hold, with what it has", () => {
    const [udr] = udrs({ place: "CY" });
    expect(judgeUdr(zone, present(udr, "udr"))).toEqual({
      udrId: 1,
      product,
      from: "2026-11-20T10:00:00.000Z",
      isIn: false,
      conditions: [
        { holds: true, value: "CY" },
        { holds: false, value: null },
      ],
    });
  });
});
