import { describe, expect, it } from "vitest";
import { codeProblem, suggestedCode } from "./definition-texts.ts";
import { type PlanDocument, timeModelUsers, timeModelUses } from "./plan-use.ts";
import { newTimeModelDraft, readTimeModelDraft, type TimeModelDraft, timeModelDraft } from "./time-model-draft.ts";
import { timeModelNotes } from "./time-model-notes.ts";
import { NEW_UNIT_DRAFT, readUnitDraft, type UnitDraft } from "./unit-draft.ts";

const NIGHTS: TimeModelDraft = {
  ...newTimeModelDraft("Europe/Nicosia"),
  code: "NIGHTS",
  name: "Nights",
  windows: "daily 22:00-06:00",
};
const exception = { key: 7, date: "2026-12-25", until: "", yearly: false, windows: "all day" };
const problemsOf = (changes: Partial<TimeModelDraft>) =>
  readTimeModelDraft({ ...NIGHTS, ...changes }).problems.map(({ field, message }) => `${field}: ${message}`);

describe("a date/time model as it is typed", () => {
  it("comes to the document's own form and back", () => {
    const dates = [{ ...exception, key: 0, until: "2026-12-26", yearly: true }];
    const { model, problems } = readTimeModelDraft({ ...NIGHTS, dates });
    expect(problems).toEqual([]);
    expect(model.dates).toEqual([{ date: "2026-12-25", until: "2026-12-26", yearly: true, windows: [{ from: "00:00", to: "24:00" }] }]);
    const again = timeModelDraft({ code: "NIGHTS", name: "Nights", description: null, ...model });
    expect(again).toEqual({ ...NIGHTS, dates: [{ ...dates[0], windows: "00:00-24:00" }] });
  });

  it.each<[Partial<TimeModelDraft>, RegExp[]]>([
    [{}, []],
    [{ name: " ", code: "nights" }, [/^name: Give it a name\.$/, /^code: A code has up to 40/]],
    [{ windows: "nights" }, [/^windows: "nights" is not a day/]],
    [{ timeZone: "" }, [/^timeZone: Choose a time zone\.$/]],
    [{ timeZone: "Europe/Atlantis" }, [/^timeZone: Europe\/Atlantis is not a known time zone/]],
    [{ dates: [{ ...exception, date: "2026-02-30" }] }, [/^exception-7-date: Give the date\.$/]],
    [{ dates: [{ ...exception, until: "2026-12-24" }] }, [/^exception-7-until: The range ends on 2026-12-24/]],
    [{ dates: [{ ...exception, windows: "closed" }] }, [/^exception-7-windows: /]],
    [{ dates: [exception, { ...exception, key: 9 }] }, [/^exception-9-date: The exception of 2026-12-25 covers/]],
  ])("%j", (changes, expected) => {
    const found = problemsOf(changes);
    expect(found).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern);
  });

  it("has notes that ask for nothing", () => {
    const notes = (changes: Partial<TimeModelDraft>) =>
      timeModelNotes(readTimeModelDraft({ ...NIGHTS, ...changes }).model, { year: 2026, month: 11, day: 22 });
    expect(notes({})).toEqual([]);
    expect(notes({ windows: "none" })).toEqual([expect.stringMatching(/^It never holds/)]);
    expect(notes({ windows: "daily all day" })).toEqual([expect.stringMatching(/^It holds the whole week/)]);
    expect(notes({ windows: "daily 22:00-06:00; sat,sun all day" })).toEqual([expect.stringMatching(/^Some windows overlap/)]);
    expect(
      notes({
        dates: [
          { ...exception, date: "2026-11-21" },
          { ...exception, date: "2026-11-22", key: 8 },
        ],
      }),
    ).toEqual(["The exception of 2026-11-21 is over."]);
  });
});

describe("a unit as it is typed", () => {
  const GOOD: UnitDraft = { ...NEW_UNIT_DRAFT, code: "MB", name: "Megabyte" };

  it.each<[Partial<UnitDraft>, string[]]>([
    [{}, []],
    [{ decimals: "3", scale: "1024.50" }, []],
    [{ decimals: "13" }, ["decimals"]],
    [{ decimals: "1.5" }, ["decimals"]],
    [{ scale: "0" }, ["scale"]],
    [{ scale: "-1" }, ["scale"]],
    [{ scale: "0.0000000000001" }, ["scale"]],
    [{ code: "", name: "" }, ["name", "code"]],
  ])("%j", (changes, fields) => {
    expect(readUnitDraft({ ...GOOD, ...changes }).problems.map(({ field }) => field)).toEqual(fields);
  });

  it("has an exact scale", () => {
    expect(readUnitDraft({ ...GOOD, scale: " 1024.50 " })).toMatchObject({ scale: "1024.5", decimals: 0 });
  });
});

it.each([
  ["Nights & weekends", "NIGHTS-WEEKENDS"],
  ["Große Pause", "GROSSE-PAUSE"],
  ["Été 2026!", "ETE-2026"],
  [`${"a".repeat(39)} b`, "A".repeat(39)],
])("suggests for %j the code %s", (name, code) => {
  expect(suggestedCode(name)).toBe(code);
  expect(codeProblem(code)).toBeNull();
});

describe("who uses a date/time model", () => {
  const document = (timeModel: string) => ({
    rates: [{ key: "a", for: {}, base: { charge: "flat" }, tiered: [{ level: 2, timeModel, charge: { charge: "flat" } }] }],
  });
  const plan = { plan: { code: "GLOBAL", name: "Global" }, kind: "global", currency: "EUR" };
  const documents: readonly PlanDocument[] = [
    { ...plan, standing: "live", version: 1, document: document("NIGHTS") },
    { ...plan, standing: "scheduled", version: 2, document: document("OTHER") },
    { ...plan, standing: "draft", version: null, document: document("NIGHTS") },
  ];

  it("names each document once, and the rates in it", () => {
    expect(timeModelUsers("NIGHTS", documents)).toEqual(["Global v1", "the draft of Global"]);
    expect(timeModelUsers("OTHER", documents)).toEqual(["Global v2 (scheduled)"]);
    expect(timeModelUses("NIGHTS", documents)).toMatchObject([
      { standing: "live", version: 1, rateKey: "a", level: 2 },
      { standing: "draft", version: null, rateKey: "a", level: 2 },
    ]);
  });

  it("finds a use in a form that it does not know", () => {
    const unknown = { ...plan, standing: "draft" as const, version: null, document: { sections: [{ when: { timeModel: "NIGHTS" } }] } };
    expect(timeModelUsers("NIGHTS", [unknown])).toEqual(["the draft of Global"]);
  });
});
