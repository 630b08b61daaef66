import { describe, expect, it } from "vitest";
import { type Definitions, NO_DEFINITIONS } from "../price-plan/definitions.ts";
import type { ConditionDefinition } from "../price-plan/zone-schema.ts";
import type { AttributeView } from "./udr-type-view.ts";
import { comparisonsFor, isTree, zoneAttributes } from "./usage-zone-attributes.ts";
import {
  type ConditionDraft,
  fieldAtPath,
  NEW_USAGE_ZONE_DRAFT,
  newCondition,
  readUsageZoneDraft,
  type UsageZoneDraft,
  usageZoneDraft,
  withAttribute,
  withComparison,
  withMoved,
} from "./usage-zone-draft.ts";

const DEFINITIONS: Definitions = {
  ...NO_DEFINITIONS,
  valueLists: {
    PLACES: [
      { value: "EU", under: null },
      { value: "CY", under: "EU" },
    ],
  },
  udrTypes: {
    CALL: {
      unit: "SEC",
      unitDecimals: 0,
      attributes: {
        destination: { type: "text" },
        place: { type: "choice", values: "PLACES" },
        distance: { type: "decimal" },
        roaming: { type: "boolean" },
        calledAt: { type: "instant" },
        mixed: { type: "text" },
      },
    },
    DATA: { unit: "MB", unitDecimals: 3, attributes: { mixed: { type: "integer" } } },
  },
};

const draftOf = (...conditions: readonly Partial<ConditionDraft>[]): UsageZoneDraft => ({
  code: "ZONE",
  name: "Zone",
  description: "",
  conditions: conditions.map((condition, index) => ({ ...newCondition(index + 3), ...condition })),
});
const problemsOf = (draft: UsageZoneDraft) =>
  readUsageZoneDraft(draft, DEFINITIONS).problems.map(({ field, message }) => `${field}: ${message}`);

describe("a usage zone as it is typed", () => {
  it.each<ConditionDefinition>([
    { attribute: "destination", is: "+357" },
    { attribute: "destination", isNot: "+357" },
    { attribute: "place", in: ["EU", "CY"] },
    { attribute: "distance", between: ["-1.5", "10"] },
    { attribute: "destination", startsWith: ["+357", "+30"] },
    { attribute: "place", isUnder: "EU" },
  ])("%j comes to the document's own form and back", (condition) => {
    const draft = usageZoneDraft({ code: "ZONE", name: "Zone", description: null, conditions: [condition] });
    expect(readUsageZoneDraft(draft, DEFINITIONS)).toEqual({ problems: [], conditions: [{ key: 0, condition }] });
  });

  it.each<[string, Partial<ConditionDraft>, RegExp[]]>([
    ["nothing chosen", {}, [/^condition-3-attribute: Choose an attribute\.$/, /^condition-3-value: Give a value\.$/]],
    ["no value", { attribute: "destination", value: "  " }, [/^condition-3-value: Give a value\.$/]],
    ["no lines", { attribute: "destination", comparison: "startsWith", value: "\n " }, [/^condition-3-value: Give at least one value\.$/]],
    [
      "no ends",
      { attribute: "distance", comparison: "between" },
      [/^condition-3-value: Give the lower end/, /^condition-3-to: Give the upper end/],
    ],
    [
      "an end that is no number",
      { attribute: "distance", comparison: "between", value: "1", to: "x" },
      [/^condition-3-to: x is not a deci/],
    ],
    [
      "an end with too many digits",
      { attribute: "distance", comparison: "between", value: "1", to: "1000000000000" },
      [/^condition-3-to: At most 12 digits/],
    ],
    [
      "ends in the wrong order",
      { attribute: "distance", comparison: "between", value: "2", to: "1" },
      [/^condition-3-value: Nothing lies/],
    ],
    ["a value of another type", { attribute: "roaming", value: "maybe" }, [/^condition-3-value: maybe cannot be the boolean/]],
    ["a value that is not listed", { attribute: "place", value: "US" }, [/^condition-3-value: US is not in the value list/]],
    ["a branch that is not listed", { attribute: "place", comparison: "isUnder", value: "US" }, [/^condition-3-value: US is not in/]],
    ["one line that is not listed", { attribute: "place", comparison: "in", value: "CY\nUS" }, [/^condition-3-value: US is not in/]],
    [
      "an attribute of no UDR type",
      { attribute: "colour", value: "red" },
      [/^condition-3-attribute: No UDR type has the attribute colour/],
    ],
    ["an attribute that compares differently", { attribute: "mixed", value: "5" }, [/^condition-3-attribute: The attribute mixed is text/]],
    ["an instant without its offset", { attribute: "calledAt", value: "2026-03-01" }, [/^condition-3-value: 2026-03-01 cannot be/]],
    ["a value that is too long", { attribute: "destination", value: "x".repeat(1001) }, [/^condition-3-value: A value has at most 1000/]],
  ])("%s is said at its field, and left out of what can be matched", (_, condition, expected) => {
    const draft = draftOf(condition, { attribute: "destination", value: "+357" });
    const found = problemsOf(draft);
    expect(found).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern);
    expect(readUsageZoneDraft(draft, DEFINITIONS).conditions).toEqual([
      { key: 3, condition: null },
      { key: 4, condition: { attribute: "destination", is: "+357" } },
    ]);
  });

  it("wants a name, a code and a condition", () => {
    expect(problemsOf({ ...NEW_USAGE_ZONE_DRAFT, conditions: [] })).toEqual([
      "name: Give it a name.",
      "code: Give it a code.",
      expect.stringMatching(/^conditions: Add at least one condition/),
    ]);
  });

  it("is refused when it is longer than can be sent", () => {
    const many = Array.from({ length: 999 }, (_, index) => `+${String(index).padStart(21, "0")}`).join("\n");
    expect(problemsOf(draftOf({ attribute: "destination", comparison: "in", value: many }))).toEqual([
      "conditions: All values together are too long. Make several zones of it.",
    ]);
  });

  it("takes each line once, without the blanks around it", () => {
    const draft = draftOf({ attribute: "destination", comparison: "startsWith", value: " +357\n\n+30 \n+357" });
    expect(readUsageZoneDraft(draft, DEFINITIONS).conditions[0]?.condition).toEqual({
      attribute: "destination",
      startsWith: ["+357", "+30"],
    });
  });

  it.each([
    ["conditions[1].is", "condition-4-value"],
    ["conditions.1.in.7", "condition-4-value"],
    ["conditions[0].attribute", "condition-3-attribute"],
    ["conditions.0.between.0", "condition-3-value"],
    ["conditions.0.between.1", "condition-3-to"],
    ["conditions[0].between[1]", "condition-3-to"],
    ["conditions", "conditions"],
    ["conditions.9.is", "conditions"],
    ["name", "name"],
    ["revision", null],
  ])("the server's %s is the field %s", (path, field) => {
    expect(fieldAtPath(path, draftOf({}, {}))).toBe(field);
  });

  it("moves a condition one place, and not beyond the ends", () => {
    const { conditions } = draftOf({}, {}, {});
    const moved = (index: number, by: -1 | 1) => withMoved(conditions, index, by).map(({ key }) => key);
    expect(moved(0, 1)).toEqual([4, 3, 5]);
    expect(moved(2, -1)).toEqual([3, 5, 4]);
    expect(moved(0, -1)).toEqual([3, 4, 5]);
    expect(moved(2, 1)).toEqual([3, 4, 5]);
  });
});

const attribute = (change: Partial<AttributeView> & Pick<AttributeView, "key" | "type">): AttributeView => ({
  label: change.key,
  mandatory: false,
  personal: false,
  format: null,
  valueList: null,
  ...change,
});
/** Whatever else a value list may have is nothing to conditions. */
const list = (...items: readonly string[]) =>
  ({ items: items.map((value, depth) => ({ value, label: value, depth })) }) as unknown as NonNullable<AttributeView["valueList"]>;

describe("the attributes that a condition may ask for", () => {
  const attributes = zoneAttributes([
    { name: "Call", attributes: [attribute({ key: "to", label: "Called", type: "text" }), attribute({ key: "mixed", type: "text" })] },
    {
      name: "Data",
      attributes: [
        attribute({ key: "to", label: "Receiver", type: "text", personal: true }),
        attribute({ key: "mixed", type: "choice", valueList: list("A") }),
        attribute({ key: "place", type: "choice", valueList: list("EU", "CY") }),
      ],
    },
  ]);
  const found = (key: string) => attributes.find((each) => each.key === key) ?? null;

  it("are each there once, with what all UDR types say of them", () => {
    expect(attributes.map(({ key }) => key)).toEqual(["to", "mixed", "place"]);
    expect(found("to")).toMatchObject({ label: "Called or Receiver", types: ["text"], udrTypes: ["Call", "Data"], personal: true });
    expect(found("mixed")).toMatchObject({ types: ["text", "choice"], choices: null });
    expect(found("place")).toMatchObject({ choices: [{ value: "EU" }, { value: "CY", depth: 1 }] });
    expect(attributes.map(isTree)).toEqual([false, false, true]);
  });

  it.each([
    [["text"], ["is", "isNot", "in", "startsWith"]],
    [["choice"], ["is", "isNot", "in", "isUnder"]],
    [["amount"], ["is", "isNot", "in", "between"]],
    [["instant"], ["between", "is", "isNot"]],
    [["boolean"], ["is", "isNot"]],
    [
      ["text", "choice"],
      ["is", "isNot", "in"],
    ],
  ] as const)("of %j compare by %j", (types, comparisons) => {
    expect(comparisonsFor({ key: "a", label: "A", udrTypes: [], personal: false, choices: null, types })).toEqual(comparisons);
  });

  it("keep of a condition what can still be meant when another is chosen", () => {
    const draft: ConditionDraft = { key: 1, attribute: "to", comparison: "startsWith", value: "+357\n+30", to: "" };
    const [to, place] = [found("to"), found("place")];
    if (to === null || place === null) throw new Error("no attributes");
    expect(withAttribute(draft, to, { ...to, key: "from" })).toEqual({ ...draft, attribute: "from" });
    expect(withAttribute(draft, to, place)).toEqual({ ...draft, attribute: "place", comparison: "is", value: "" });
    expect(withComparison(draft, "is")).toEqual({ ...draft, comparison: "is", value: "+357" });
    expect(withComparison(draft, "in")).toEqual({ ...draft, comparison: "in" });
  });
});
