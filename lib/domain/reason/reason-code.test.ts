import { describe, expect, it } from "vitest";
import { decideSaveReason, isReordering, movedTo, NEW_REASON_DRAFT, readReasonDraft, reasonUsers } from "./reason-code.ts";
import { orderReasonsInput } from "./reason-schema.ts";

describe("a reason", () => {
  it("is typed with a name and a code", () => {
    expect(readReasonDraft(NEW_REASON_DRAFT).map(({ field }) => field)).toEqual(["name", "code"]);
    expect(readReasonDraft({ ...NEW_REASON_DRAFT, name: "Courtesy", code: "COURTESY" })).toEqual([]);
  });

  it.each([
    ["new", null, true, "ok"],
    ["used, as it was", true, true, "ok"],
    ["used, otherwise", false, true, "usageHappened"],
    ["not used, otherwise", false, false, "ok"],
  ] as const)("%s", (_, before, isUsed, expected) => {
    const state = { name: "Goodwill", usageHappened: true };
    const stored = before === null ? null : { code: "G", revision: 1, isArchived: false, state: { name: "Good", usageHappened: before } };
    const decided = decideSaveReason({ code: "G", revision: 1, state, stored, namesake: null, editor: null }, isUsed);
    expect(decided.ok ? "ok" : decided.refusal.path).toBe(expected);
  });

  it("that is the last one is needed", () => {
    expect(reasonUsers(0)).toHaveLength(1);
    expect(reasonUsers(1)).toEqual([]);
  });
});

describe("the order of reasons", () => {
  it.each([
    ["B", 0, ["B", "A", "C"]],
    ["A", 2, ["B", "C", "A"]],
    ["B", 1, ["A", "B", "C"]],
  ] as const)("%s to %s", (code, index, expected) => expect(movedTo(["A", "B", "C"], code, index)).toEqual(expected));

  it.each([
    [["A", "B"], ["B", "A"], true],
    [["A", "B"], ["B"], false],
    [["A", "B"], ["B", "B"], false],
    [["A", "B"], ["A", "C"], false],
  ] as const)("from %j to %j: %s", (from, to, expected) => {
    expect(isReordering(from, to)).toBe(expected);
    expect(orderReasonsInput.safeParse({ from, to }).success).toBe(expected);
  });
});
