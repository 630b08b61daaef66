import { describe, expect, it } from "vitest";
import type { Json } from "#lib/kernel/canonical-json.ts";
import { differences } from "./differences.ts";

describe("differences", () => {
  it.each<[string, Json, Json, string[]]>([
    ["nothing", { a: 1 }, { a: 1 }, []],
    ["a value", { a: "1", b: 2 }, { a: "2", b: 2 }, ["a: 1 → 2"]],
    ["a new thing", null, { a: "1", b: { c: true } }, ["a: – → 1", "b.c: – → true"]],
    ["a thing gone", { a: "1" }, null, ["a: 1 → –"]],
    ["an item of a list", { a: ["x", "y"] }, { a: ["x", "z", "w"] }, ["a.1: y → z", "a.2: – → w"]],
    ["a list emptied", { a: ["x"] }, { a: [] }, ["a.0: x → –", "a: – → []"]],
    ["a value that becomes null", { a: "1" }, { a: null }, ["a: 1 → null"]],
    ["a value that is no object", "x", "y", [": x → y"]],
  ])("%s", (_name, before, after, expected) => {
    const shown = differences(before, after).map((place) => `${place.path}: ${place.before ?? "–"} → ${place.after ?? "–"}`);
    expect(shown).toEqual(expected);
  });
});
