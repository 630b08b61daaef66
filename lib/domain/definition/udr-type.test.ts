import { describe, expect, it } from "vitest";
import { refusalSentence } from "../refusal-sentence.ts";
import { checkMetadata } from "../udr/check-metadata.ts";
import { changedAttributes, decideRestoreParts, decideSaveUdrType, type UdrTypeSave } from "./decide-save-udr-type.ts";
import type { AttributeContent, UdrTypeContent } from "./udr-type-content.ts";
import {
  type AttributeDraft,
  fieldAt,
  movedAttribute,
  NEW_UDR_TYPE_DRAFT,
  newAttribute,
  readUdrTypeDraft,
  suggestedKey,
  type UdrTypeDraft,
  udrTypeDraft,
} from "./udr-type-draft.ts";
import { saveUdrTypeInput } from "./udr-type-schema.ts";
import { contentOfType, udrTypeState } from "./udr-type-state.ts";
import { triedAttribute, trySample } from "./udr-type-try.ts";
import { udrTypeUsers, zonesAsking } from "./udr-type-use.ts";
import type { UdrTypeView } from "./udr-type-view.ts";

const device: AttributeDraft = {
  ...newAttribute(3),
  key: "device",
  label: "Device",
  type: "choice",
  valueList: "DEVICE",
  savedKey: "device",
};
const ordered: AttributeDraft = { ...newAttribute(5), key: "orderedAt", label: "Ordered at", type: "instant", savedKey: null };
const DRAFT: UdrTypeDraft = {
  ...NEW_UDR_TYPE_DRAFT,
  code: "PPV",
  name: "Pay-per-view",
  unit: "TRX",
  sources: ["DECODER"],
  attributes: [device, ordered],
};

describe("a UDR type as it is typed", () => {
  it("comes to what is saved", () => {
    const { problems, content } = readUdrTypeDraft({ ...DRAFT, pricedAt: 5, retentionDays: " 30 " });
    expect(problems).toEqual([]);
    expect(content).toMatchObject({ pricedAt: "attribute:orderedAt", retentionDays: 30, sources: ["DECODER"] });
    expect(content.attributes).toEqual([
      { key: "device", label: "Device", type: "choice", mandatory: false, personal: false, format: null, valueList: "DEVICE" },
      { key: "orderedAt", label: "Ordered at", type: "instant", mandatory: false, personal: false, format: null, valueList: null },
    ]);
    expect(saveUdrTypeInput.safeParse({ code: "PPV", revision: null, name: "P", description: "", content }).success).toBe(true);
    const twice = readUdrTypeDraft({ ...DRAFT, lookUps: ["Z", "Z", ""].map((table, key) => ({ key, table, when: "absent" })) });
    expect(twice.problems.map(({ field, message }) => `${field} ${message}`)).toEqual([
      "look-up-1 Each table once.",
      "look-up-2 Choose a table.",
    ]);
  });

  it("is typed as it is stored", () => {
    const { content } = readUdrTypeDraft({ ...DRAFT, pricedAt: 5 });
    const list = { code: "DEVICE", name: "Devices", items: [], revision: 1, archivedAt: null };
    const view: UdrTypeView = {
      ...content,
      code: "PPV",
      name: "Pay-per-view",
      description: null,
      unit: { code: "TRX", name: "Transaction" },
      mandatory: ["From", "Source"],
      sources: [{ code: "DECODER", name: "Decoder", description: null, channel: "decoder", udrTypes: [], revision: 1, archivedAt: null }],
      attributes: content.attributes.map((each) => ({ ...each, valueList: each.valueList === null ? null : list })),
      productTypes: [],
      lookUps: content.lookUps.map((rule) => ({ ...rule, table: { code: rule.table, name: "Zones", key: "place", gives: ["other"] } })),
      revision: 1,
      archivedAt: null,
    };
    expect(contentOfType(view)).toEqual(content);
    expect(readUdrTypeDraft(udrTypeDraft(view)).content).toEqual(content);
  });

  it.each<[string, Partial<UdrTypeDraft>, string[]]>([
    ["without a unit", { unit: "" }, ["unit"]],
    ["kept for no time", { retentionDays: "0" }, ["retentionDays"]],
    ["kept for half a day", { retentionDays: "0.5" }, ["retentionDays"]],
    ["kept for ever and a day", { retentionDays: "36501" }, ["retentionDays"]],
    ["with a mandatory source and none", { sources: [] }, ["sources"]],
    ["without sources, none needed", { sources: [], sourceMandatory: false }, []],
    ["with a choice of nothing", { attributes: [{ ...device, valueList: "" }] }, ["attribute-3-valueList"]],
    ["with a key twice", { attributes: [device, { ...ordered, key: "device" }] }, ["attribute-5-key"]],
    ["with a key that objects have", { attributes: [{ ...ordered, key: "constructor" }] }, ["attribute-5-key"]],
    ["with a key and a label of nothing", { attributes: [{ ...ordered, key: "", label: " " }] }, ["attribute-5-label", "attribute-5-key"]],
    ["with a format that hangs", { attributes: [{ ...ordered, type: "text", format: "(a+)+" }] }, ["attribute-5-format"]],
    ["with a format that its type takes none of", { attributes: [{ ...ordered, format: "(a+)+" }] }, []],
    ["priced at an attribute that is gone", { pricedAt: 9 }, ["pricedAt"]],
    ["priced at an attribute that is no instant", { pricedAt: 3 }, ["pricedAt"]],
  ])("%s", (_, change, fields) => {
    const { problems, content } = readUdrTypeDraft({ ...DRAFT, ...change });
    expect(problems.map(({ field }) => field)).toEqual(fields);
    // The border asks the same, by path.
    const parsed = saveUdrTypeInput.safeParse({ code: "PPV", revision: null, name: "P", description: "", content });
    const paths = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.slice(1).join("."));
    expect(paths.map((path) => fieldAt(path, { ...DRAFT, ...change }))).toEqual(fields);
  });

  it.each([
    ["Order time", "orderTime"],
    ["IMSI", "imsi"],
    ["Größe (MB)", "groEMB"],
    ["3 letters", "letters"],
    ["", ""],
  ])("suggests for the label %j the key %j", (label, key) => {
    expect(suggestedKey(label)).toBe(key);
  });

  it("moves an attribute among the others, and not beyond them", () => {
    const keys = (id: number, to: number) => movedAttribute(DRAFT.attributes, id, to).map(({ key }) => key);
    expect(keys(5, 0)).toEqual(["orderedAt", "device"]);
    expect(keys(3, 1)).toEqual(["orderedAt", "device"]);
    expect(movedAttribute(DRAFT.attributes, 3, -1)).toBe(DRAFT.attributes);
    expect(movedAttribute(DRAFT.attributes, 5, 2)).toBe(DRAFT.attributes);
  });
});

describe("a sample", () => {
  const lists = [{ code: "DEVICE", name: "Devices", items: [{ value: "TV", label: "Television", depth: 0 }] }];
  const number: AttributeDraft = { ...newAttribute(1), key: "msisdn", label: "Number", format: "\\+\\d{6,14}", mandatory: true };
  const attributes = [device, number].map((draft) => triedAttribute(draft, lists));

  it.each<[Record<string, string>, Record<string, string>]>([
    [{ msisdn: "+35799123456" }, {}],
    [{}, { msisdn: "METADATA_MISSING" }],
    [
      { msisdn: "99", device: "RADIO" },
      { device: "METADATA_INVALID", msisdn: "METADATA_INVALID" },
    ],
    [{ msisdn: "+35799123456", device: "TV" }, {}],
    [{ msisdn: `+${"1".repeat(300)}` }, { msisdn: "METADATA_INVALID" }],
  ])("%j", (sample, expected) => {
    const faults = trySample(sample, attributes);
    expect(Object.fromEntries([...faults].map(([key, { code }]) => [key, code]))).toEqual(expected);
    // What the check of a whole UDR says first is among them.
    const first = checkMetadata(sample, attributes, new Set());
    expect(first === null).toBe(faults.size === 0);
  });

  it("longer than any format is read for is not even tried", () => {
    const slow = { ...triedAttribute({ ...number, format: "" }, lists), format: "(a+)+" };
    expect(checkMetadata({ msisdn: "a".repeat(5000) }, [slow], new Set())).toMatchObject({ code: "METADATA_INVALID" });
  });
});

describe("saving a UDR type", () => {
  const text: AttributeContent = {
    key: "place",
    label: "Place",
    type: "text",
    mandatory: false,
    personal: true,
    format: null,
    valueList: null,
  };
  const content: UdrTypeContent = {
    unit: "TRX",
    boundary: "start",
    pricedAt: "from",
    fromMandatory: true,
    toMandatory: false,
    sourceMandatory: false,
    retentionDays: null,
    sources: ["DECODER"],
    attributes: [text, { ...text, key: "other", label: "Other" }],
    lookUps: [],
  };
  const names = { name: "Pay-per-view", description: null };
  const stored = { code: "PPV", revision: 2, isArchived: false, state: udrTypeState(names, content) };
  const ZONES = {
    ...names,
    code: "Z",
    name: "Zones",
    match: "exact",
    key: "place",
    gives: ["other"],
    otherwise: {},
    revision: 1,
    archivedAt: null,
  } as const;
  const save = (next: Partial<UdrTypeContent>, change: Partial<UdrTypeSave> = {}): UdrTypeSave => ({
    ...names,
    code: "PPV",
    revision: 2,
    content: { ...content, ...next },
    storedContent: content,
    stored,
    namesake: null,
    editor: "Hera",
    missing: [],
    lookUpTables: [],
    recordedUdrs: 7,
    carryingUdrs: new Map([["place", 7]]),
    zones: new Map(),
    ...change,
  });
  const [place = text, other = text] = content.attributes;

  it.each<[string, UdrTypeSave, string | RegExp]>([
    ["as it is", save({}), "keep 2"],
    ["split", save({ boundary: "split" }), "edit 3"],
    ["with a look-up of its attributes", save({ lookUps: [{ table: "Z", when: "always" }] }, { lookUpTables: [ZONES] }), "edit 3"],
    [
      "with a look-up of another's attributes",
      save({ lookUps: [{ table: "Z", when: "absent" }] }, { lookUpTables: [{ ...ZONES, gives: ["speed"] }] }),
      /^DEFINITION_INVALID lookUps\[0\]\.table Zones needs the attribute speed here\./,
    ],
    ["in another order", save({ attributes: [other, place] }), "edit 3"],
    ["measured otherwise, recorded", save({ unit: "MB" }), /^UDR_TYPE_RECORDED unit 7 UDRs of this type are counted in TRX/],
    ["measured otherwise, never recorded", save({ unit: "MB" }, { recordedUdrs: 0 }), "edit 3"],
    [
      "with a carried attribute of another type",
      save({ attributes: [{ ...place, type: "integer" }, other] }),
      /^ATTRIBUTE_STORED attributes\[0\]\.type 7 UDRs carry Place/,
    ],
    ["with a carried attribute kept elsewhere", save({ attributes: [{ ...place, personal: false }, other] }), /^ATTRIBUTE_STORED/],
    ["without a carried attribute", save({ attributes: [other] }), /^ATTRIBUTE_STORED attributes 7/],
    ["with a carried attribute under another key", save({ attributes: [{ ...place, key: "spot" }, other] }), /^ATTRIBUTE_STORED/],
    [
      "with a carried attribute mandatory, and another label",
      save({ attributes: [{ ...place, mandatory: true, label: "Spot" }, other] }),
      "edit 3",
    ],
    ["without an attribute that nothing carries", save({ attributes: [place] }), "edit 3"],
    [
      "without an attribute that a zone asks for",
      save({ attributes: [place] }, { zones: new Map([["other", ["Abroad"]]]) }),
      /^PART_IN_USE attributes Other cannot be taken away: in use by the usage zone Abroad/,
    ],
    [
      "with what is archived",
      save({ boundary: "split" }, { missing: [{ path: "unit", what: "The unit TRX" }] }),
      /^DEFINITION_INVALID unit The unit TRX is not in use any more\./,
    ],
    [
      "with a format that hangs",
      save({ attributes: [place, { ...other, format: "(a+)+" }] }),
      /^DEFINITION_INVALID attributes\[1\]\.format/,
    ],
    ["over somebody else's", save({ boundary: "split" }, { revision: 1 }), /^STALE_REVISION/],
    ["new", save({}, { revision: null, stored: null, storedContent: null }), "create 1"],
  ])("%s", (_, given, expected) => {
    const decided = decideSaveUdrType(given);
    const told = decided.ok
      ? `${decided.value.kind} ${decided.value.revision}`
      : [decided.refusal.code, decided.refusal.path, refusalSentence(decided.refusal)].filter(Boolean).join(" ");
    expect(told).toMatch(expected);
  });

  it("asks only about what changes", () => {
    expect(
      changedAttributes(content, { ...content, attributes: [{ ...place, label: "Spot", mandatory: true }] }).map(({ key }) => key),
    ).toEqual(["other"]);
  });

  it("brings a type back only with all it is made of", () => {
    const archived = { ...stored, isArchived: true };
    expect(decideRestoreParts(archived, ["the unit Byte"])).toMatchObject({ refusal: { code: "PART_ARCHIVED" } });
    expect(decideRestoreParts(archived, []).ok).toBe(true);
    expect(decideRestoreParts(stored, ["the unit Byte"]).ok).toBe(true);
  });

  it("is needed by product types, discounts and what is to be rated", () => {
    const document = { plan: { code: "G", name: "Global" }, kind: "global", currency: "EUR", standing: "live" as const, version: 1 };
    const documents = [
      { ...document, document: { discounts: [{ for: { udrType: "PPV" } }] } },
      { ...document, version: 2, document: { rates: [{ for: { product: "PPV" } }] } },
    ];
    const discounts = ["the discount Gold v1"];
    expect(udrTypeUsers("PPV", { productTypes: [{ code: "M", name: "Movies" }], documents, discounts, unratedUdrs: 1 })).toEqual([
      "the product type Movies",
      "Global v1",
      "the discount Gold v1",
      "1 UDR still to be rated",
    ]);
    const zones = [{ name: "Abroad", conditions: [{ attribute: "place", is: "x" }] }];
    expect([...zonesAsking(["place", "other"], { zones, declaredElsewhere: new Set() })]).toEqual([
      ["place", ["Abroad"]],
      ["other", []],
    ]);
    expect([...zonesAsking(["place"], { zones, declaredElsewhere: new Set(["place"]) })]).toEqual([]);
  });
});
