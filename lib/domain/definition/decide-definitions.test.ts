import { describe, expect, it } from "vitest";
import { refusalSentence } from "../refusal-sentence.ts";
import { decideArchive, decideRestore } from "./decide-archive-definition.ts";
import type { StoredDefinition } from "./decide-save-definition.ts";
import { decideSaveTimeModel, type TimeModelSave } from "./decide-save-time-model.ts";
import { decideSaveUnit, type UnitSave, type UnitState } from "./decide-save-unit.ts";
import type { NamedTimeModel } from "./time-model-state.ts";
import { timeModelState } from "./time-model-state.ts";

const content: NamedTimeModel = {
  name: "Nights",
  description: null,
  model: { timeZone: "Europe/Nicosia", windows: [{ days: ["mon"], from: "22:00", to: "06:00" }], dates: [] },
};
const stored = { code: "NIGHTS", revision: 4, isArchived: false, state: timeModelState(content) };
const save = (changes: Partial<TimeModelSave>): TimeModelSave => ({
  code: "NIGHTS",
  revision: 4,
  content: { ...content, name: "Late nights" },
  stored,
  namesake: null,
  editor: "Hera",
  ...changes,
});

describe("saving a date/time model, in the order of its refusals", () => {
  it.each([
    ["a new one", { revision: null, stored: null }, "create 1"],
    ["the revision that was read", {}, "edit 5"],
    ["what is stored already, however old it was read", { revision: 2, content }, "keep 4"],
    ["a new one under a taken code", { revision: null }, "CODE_TAKEN"],
    ["one that is not there", { stored: null }, "NOT_FOUND"],
    ["an archived one", { stored: { ...stored, isArchived: true } }, "DEFINITION_ARCHIVED"],
    ["an older revision", { revision: 3 }, "STALE_REVISION"],
    ["under another's name", { namesake: { code: "OTHER", name: "Late nights" } }, "NAME_TAKEN"],
    ["under its own name", { namesake: { code: "NIGHTS", name: "late nights" } }, "edit 5"],
    ["in an unknown zone", { content: { ...content, model: { ...content.model, timeZone: "Mars/Base" } } }, "DEFINITION_INVALID"],
  ] as const)("%s", (_, changes, expected) => {
    const decided = decideSaveTimeModel(save(changes));
    expect(decided.ok ? `${decided.value.kind} ${decided.value.revision}` : decided.refusal.code).toBe(expected);
  });

  it("tells of a conflict who saved, and what", () => {
    const decided = decideSaveTimeModel(save({ revision: 3 }));
    expect(decided).toMatchObject({
      refusal: { params: { revision: 4, by: "Hera", name: "Nights", description: "", windows: "mon 22:00-06:00", dates: "" } },
    });
  });

  it("says of unsound windows what is wrong with them", () => {
    const model = { ...content.model, windows: [{ days: ["mon" as const], from: "07:00", to: "07:00" }] };
    const decided = decideSaveTimeModel(save({ content: { ...content, model } }));
    expect(decided).toMatchObject({ refusal: { path: "model.windows[0].to" } });
    expect(decided.ok ? "" : refusalSentence(decided.refusal)).toMatch(/^A window cannot end when it begins, at 07:00/);
  });
});

describe("saving a unit", () => {
  const state: UnitState = { name: "Minute", description: null, decimals: 2, scale: "60" };
  const unit: StoredDefinition<UnitState> = { code: "MIN", revision: 1, isArchived: false, state };
  const saveUnit = (changes: Partial<UnitSave>): UnitSave => ({
    code: "MIN",
    revision: 1,
    state: { ...state, name: "Minutes" },
    stored: unit,
    namesake: null,
    editor: null,
    countedUdrs: 10_001,
    ...changes,
  });

  it.each([
    ["the name of one in use", {}, "ok"],
    ["the decimals of one in use", { state: { ...state, decimals: 3 } }, "decimals: 10,000+ UDRs are counted in Minute"],
    ["the scale of one in use", { state: { ...state, scale: "1" }, countedUdrs: 12 }, "scale: 12 UDRs are counted in Minute"],
    ["the decimals of one that nothing is counted in", { state: { ...state, decimals: 3 }, countedUdrs: 0 }, "ok"],
    ["a new one", { revision: null, stored: null }, "ok"],
  ] as const)("%s", (_, changes, expected) => {
    const decided = decideSaveUnit(saveUnit(changes));
    expect(decided.ok ? "ok" : `${decided.refusal.path}: ${refusalSentence(decided.refusal)}`).toMatch(
      new RegExp(`^${expected.replace("+", "\\+")}`),
    );
  });
});

describe("archiving and restoring", () => {
  const facts = { stored, revision: 4, users: [], editor: "Hera" };
  const archived = { ...stored, isArchived: true };
  const many = Array.from({ length: 8 }, (_, index) => `plan ${index + 1}`);

  it.each([
    ["what nothing uses", facts, "true 5"],
    ["what is archived already", { ...facts, stored: archived, revision: 1 }, "false 4"],
    ["what is not there", { ...facts, stored: null }, "NOT_FOUND"],
    ["what somebody changed", { ...facts, revision: 3, users: ["a plan"] }, "STALE_REVISION"],
    ["what is used", { ...facts, users: ["Global v1", "the draft of Global"] }, "DEFINITION_IN_USE Global v1 and the draft of Global"],
    ["what many use", { ...facts, users: many }, "DEFINITION_IN_USE plan 1, plan 2, plan 3, plan 4, plan 5 and 3 more"],
  ])("archives %s", (_, given, expected) => {
    const decided = decideArchive(given);
    const refused = decided.ok ? "" : [decided.refusal.code, decided.refusal.params?.users].filter(Boolean).join(" ");
    expect(decided.ok ? `${decided.value.isChanged} ${decided.value.revision}` : refused).toBe(expected);
  });

  it.each([
    ["what is archived", { ...facts, stored: archived }, "true 5"],
    ["what is in use", { ...facts, revision: 1 }, "false 4"],
    ["what somebody changed", { ...facts, stored: archived, revision: 3 }, "STALE_REVISION"],
    ["what is not there", { ...facts, stored: null }, "NOT_FOUND"],
  ])("restores %s", (_, given, expected) => {
    const decided = decideRestore(given);
    expect(decided.ok ? `${decided.value.isChanged} ${decided.value.revision}` : decided.refusal.code).toBe(expected);
  });
});
