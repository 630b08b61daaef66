import { fitsRate, parseDecimal } from "#lib/kernel/decimal.ts";
import { checkCondition } from "../price-plan/check-condition.ts";
import type { Definitions } from "../price-plan/definitions.ts";
import { errorsIn } from "../price-plan/finding.ts";
import type { ConditionDefinition } from "../price-plan/zone-schema.ts";
import { codeProblem, descriptionProblem, nameProblem } from "./definition-texts.ts";
import type { DraftProblem } from "./time-model-draft.ts";
import type { UsageZoneView } from "./usage-zone.ts";
import { comparisonsFor, type ZoneAttribute } from "./usage-zone-attributes.ts";
import { type Comparison, comparisonOf, listOf } from "./usage-zone-comparison.ts";

export const MOST_CONDITIONS = 50;
export const MOST_VALUES = 1000;
const MOST_VALUE_LETTERS = 1000;
/** Of all conditions as they are sent: an action takes 64 kB, and a letter may be several bytes of it. */
const MOST_LETTERS = 20_000;

/** A condition as it is typed. */
export type ConditionDraft = {
  readonly key: number;
  /** Empty: not chosen yet. */
  readonly attribute: string;
  readonly comparison: Comparison;
  /** Where several values may stand, one on each line; of a range its lower end. */
  readonly value: string;
  /** The upper end of a range. */
  readonly to: string;
};

export type UsageZoneDraft = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly conditions: readonly ConditionDraft[];
};

export type ReadCondition = {
  readonly key: number;
  /** Null while something about it is missing or wrong. */
  readonly condition: ConditionDefinition | null;
};

export type UsageZoneReading = { readonly problems: readonly DraftProblem[]; readonly conditions: readonly ReadCondition[] };

export const newCondition = (key: number): ConditionDraft => ({ key, attribute: "", comparison: "is", value: "", to: "" });

export const NEW_USAGE_ZONE_DRAFT: UsageZoneDraft = { code: "", name: "", description: "", conditions: [newCondition(0)] };

export function usageZoneDraft(zone: Pick<UsageZoneView, "code" | "name" | "description" | "conditions">): UsageZoneDraft {
  const { code, name, description, conditions } = zone;
  return { code, name, description: description ?? "", conditions: conditions.map(conditionDraft) };
}

function conditionDraft(condition: ConditionDefinition, key: number): ConditionDraft {
  const draft = { ...newCondition(key), attribute: condition.attribute, comparison: comparisonOf(condition) };
  if ("between" in condition) return { ...draft, value: condition.between[0], to: condition.between[1] };
  if ("in" in condition) return { ...draft, value: listOf(condition.in).join("\n") };
  if ("startsWith" in condition) return { ...draft, value: listOf(condition.startsWith).join("\n") };
  if ("is" in condition) return { ...draft, value: condition.is };
  return { ...draft, value: "isNot" in condition ? condition.isNot : condition.isUnder };
}

export type ConditionMember = "attribute" | "comparison" | "value" | "to";
export const fieldOfCondition = (key: number, member: ConditionMember) => `condition-${key}-${member}`;

/** Whether several values may stand, one on each line. */
export function takesLines(comparison: Comparison): boolean {
  return comparison === "in" || comparison === "startsWith";
}

/** The values on the lines, each once. */
export function valuesOn(lines: string): readonly string[] {
  const values = lines.split("\n").map((line) => line.trim());
  return [...new Set(values)].filter((value) => value !== "");
}

/** Everything that is wrong with the draft, in the order of the form, and the conditions that can be read of it. */
export function readUsageZoneDraft(draft: UsageZoneDraft, definitions: Definitions): UsageZoneReading {
  const read = draft.conditions.map((condition) => readCondition(condition, definitions));
  const problems = [
    ...problemAt("name", nameProblem(draft.name)),
    ...problemAt("code", codeProblem(draft.code)),
    ...problemAt("description", descriptionProblem(draft.description)),
    ...problemAt("conditions", sizeProblem(draft.conditions)),
    ...read.flatMap((each) => each.problems),
  ];
  return { problems, conditions: read.map(({ key, condition, problems: own }) => ({ key, condition: own.length > 0 ? null : condition })) };
}

function sizeProblem(conditions: readonly ConditionDraft[]): string | null {
  if (conditions.length === 0) return "Add at least one condition: a zone without any would hold all usage.";
  if (conditions.length > MOST_CONDITIONS) return `At most ${MOST_CONDITIONS} conditions.`;
  const letters = conditions.reduce((sum, { value, to }) => sum + value.length + to.length, 0);
  return letters > MOST_LETTERS ? "All values together are too long. Make several zones of it." : null;
}

type CheckedCondition = ReadCondition & { readonly problems: readonly DraftProblem[] };

function readCondition(draft: ConditionDraft, definitions: Definitions): CheckedCondition {
  const { key, attribute } = draft;
  const own = [...problemAt(fieldOfCondition(key, "attribute"), attribute === "" ? "Choose an attribute." : null), ...valueProblems(draft)];
  if (own.length > 0) return { key, condition: null, problems: own };
  const condition = written(draft);
  const found = errorsIn(checkCondition(condition, "", definitions));
  return { key, condition, problems: found.map(({ path, message }) => ({ field: fieldOfCondition(key, memberAt(path)), message })) };
}

function valueProblems({ key, comparison, value, to }: ConditionDraft): readonly DraftProblem[] {
  const at = (member: ConditionMember, message: string | null) => problemAt(fieldOfCondition(key, member), message);
  if (comparison === "between") return [...at("value", endProblem(value, "lower")), ...at("to", endProblem(to, "upper"))];
  const values = takesLines(comparison) ? valuesOn(value) : [value.trim()].filter((text) => text !== "");
  if (values.length === 0) return at("value", takesLines(comparison) ? "Give at least one value." : "Give a value.");
  if (values.length > MOST_VALUES) return at("value", `At most ${MOST_VALUES} values.`);
  return at(
    "value",
    values.some(({ length }) => length > MOST_VALUE_LETTERS) ? `A value has at most ${MOST_VALUE_LETTERS} letters.` : null,
  );
}

function endProblem(text: string, end: "lower" | "upper"): string | null {
  const number = parseDecimal(text.trim());
  if (text.trim() === "") return `Give the ${end} end. It belongs to the range.`;
  return number === null || fitsRate(number) ? null : "At most 12 digits before and 12 after the point.";
}

function written({ attribute, comparison, value, to }: ConditionDraft): ConditionDefinition {
  const one = value.trim();
  switch (comparison) {
    case "is":
      return { attribute, is: one };
    case "isNot":
      return { attribute, isNot: one };
    case "in":
      return { attribute, in: [...valuesOn(value)] };
    case "between":
      return { attribute, between: [one, to.trim()] };
    case "startsWith":
      return { attribute, startsWith: [...valuesOn(value)] };
    case "isUnder":
      return { attribute, isUnder: one };
  }
}

/** ".between[1]" is the upper end. */
function memberAt(path: string): ConditionMember {
  if (path.startsWith(".attribute")) return "attribute";
  return path === ".between[1]" ? "to" : "value";
}

/** Where the server found something: "conditions[1].is", "conditions.1.between.1". */
export function fieldAtPath(path: string, { conditions }: UsageZoneDraft): string | null {
  const [, own] = /^(code|name|description)\b/.exec(path) ?? [];
  if (own !== undefined) return own;
  const [, index, rest = ""] = /^conditions(?:\[|\.)(\d+)\]?(.*)$/.exec(path) ?? [];
  const condition = index === undefined ? undefined : conditions[Number.parseInt(index, 10)];
  if (condition) return fieldOfCondition(condition.key, memberAt(rest.replace(/\.(\d+)$/, "[$1]")));
  return path.startsWith("conditions") ? "conditions" : null;
}

/** Another attribute keeps what can still be meant of the comparison and the values. */
export function withAttribute(draft: ConditionDraft, before: ZoneAttribute | null, after: ZoneAttribute): ConditionDraft {
  const possible = comparisonsFor(after);
  const comparison = possible.includes(draft.comparison) ? draft.comparison : (possible[0] ?? "is");
  const keepsValues = before !== null && before.choices === null && after.choices === null && before.types[0] === after.types[0];
  const kept = withComparison({ ...draft, attribute: after.key }, comparison);
  return keepsValues ? kept : { ...kept, value: "", to: "" };
}

/** From many values to one the first stays; from one to many it is the first line. */
export function withComparison(draft: ConditionDraft, comparison: Comparison): ConditionDraft {
  const value = takesLines(comparison) ? draft.value : (valuesOn(draft.value)[0] ?? "");
  return { ...draft, comparison, value };
}

/** The condition one place up or down; where there is none, everything stays. */
export function withMoved(conditions: readonly ConditionDraft[], index: number, by: -1 | 1): readonly ConditionDraft[] {
  const moved = conditions[index];
  const place = index + by;
  if (moved === undefined || place < 0 || place >= conditions.length) return conditions;
  const others = conditions.filter(({ key }) => key !== moved.key);
  return [...others.slice(0, place), moved, ...others.slice(place)];
}

function problemAt(field: string, message: string | null): readonly DraftProblem[] {
  return message === null ? [] : [{ field, message }];
}
