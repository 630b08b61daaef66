import { describe, expect, it } from "vitest";
import { decideSaveSource } from "./decide-save-source.ts";
import { NEW_SOURCE_DRAFT, readSourceDraft } from "./source-draft.ts";
import { sourceUsers } from "./source-use.ts";

describe("a source", () => {
  it("is typed with a name and a code", () => {
    expect(readSourceDraft(NEW_SOURCE_DRAFT).map(({ field }) => field)).toEqual(["name", "code"]);
    expect(readSourceDraft({ ...NEW_SOURCE_DRAFT, name: "Probe", code: "PROBE" })).toEqual([]);
  });

  it("is needed by everything that would stop being recorded", () => {
    const udrTypes = [
      { code: "A", name: "Alpha", isOnlySource: true },
      { code: "B", name: "Beta", isOnlySource: false },
    ];
    expect(sourceUsers({ udrTypes, serviceAccounts: ["Partner"], isOnlyDesk: true, unratedUdrs: 2 })).toEqual([
      "the UDR type Alpha (its only source)",
      "the UDR type Beta",
      "the service account Partner",
      "orders at the agent's desk",
      "2 UDRs still to be rated",
    ]);
  });

  it.each([
    ["desk", true, "ok"],
    ["api", false, "ok"],
    ["api", true, "channel"],
  ] as const)("of the desk, saved for %s while it is the only one: %s", (channel, isOnlyDesk, expected) => {
    const state = { name: "Call centre", description: null, channel };
    const stored = { code: "CC", revision: 1, isArchived: false, state: { ...state, channel: "desk" as const, description: "x" } };
    const decided = decideSaveSource({ code: "CC", revision: 1, state, stored, namesake: null, editor: null, isOnlyDesk });
    expect(decided.ok ? "ok" : decided.refusal.path).toBe(expected);
  });
});
