import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { Condition } from "#lib/rating/rate-book.ts";
import type { ConditionDefinition } from "../price-plan/zone-schema.ts";
import type { ZoneAttribute } from "./usage-zone-attributes.ts";
import { listOf } from "./usage-zone-comparison.ts";

/** As a document writes it, or as a book has resolved it. */
type WrittenCondition = ConditionDefinition | Condition;

/** "network is 5G", "destination starts with +357 or +30". All conditions of a zone must hold. */
export function zoneConditionInWords(condition: WrittenCondition): string {
  return conditionInWords(condition, []);
}

/** As `zoneConditionInWords`, with the labels that the UDR types give: "Device is Mobile or anything under it". */
export function conditionInWords(condition: WrittenCondition, attributes: readonly ZoneAttribute[]): string {
  const { attribute: key } = condition;
  const attribute = attributes.find((each) => each.key === key);
  const [label, value] = [attribute?.label ?? key, (text: string) => valueInWords(text, attribute)];
  if ("is" in condition) return `${label} is ${value(condition.is)}`;
  if ("isNot" in condition) return `${label} is not ${value(condition.isNot)}`;
  if ("in" in condition) return `${label} is ${listInWords(listOf(condition.in).map(value), "or")}`;
  if ("between" in condition) return `${label} is from ${condition.between[0]} to ${condition.between[1]}`;
  if ("startsWith" in condition) return `${label} starts with ${listInWords(listOf(condition.startsWith), "or")}`;
  return `${label} is ${value(condition.isUnder)} or anything under it`;
}

/** What people call a value: a choice by its label, a yes or no as such. */
export function valueInWords(value: string, attribute: ZoneAttribute | undefined): string {
  if (attribute?.types.every((type) => type === "boolean")) return value === "true" ? "Yes" : value === "false" ? "No" : value;
  return attribute?.choices?.find((choice) => choice.value === value)?.label ?? value;
}

/** What a UDR has of what a condition asks for: "Device is Tablet", "has no Device". */
export function foundInWords({ attribute: key }: WrittenCondition, value: string | null, attributes: readonly ZoneAttribute[]): string {
  const attribute = attributes.find((each) => each.key === key);
  const label = attribute?.label ?? key;
  return value === null ? `has no ${label}` : `${label} is ${valueInWords(value, attribute)}`;
}

/** Every value apart, so that two conditions of one meaning are one text and others never are: `network is one of "4G", "5G"`. */
export function conditionText(condition: ConditionDefinition): string {
  const { attribute } = condition;
  const quoted = (values: string | readonly string[]) =>
    listOf(values)
      .map((value) => JSON.stringify(value))
      .join(", ");
  if ("is" in condition) return `${attribute} is ${quoted(condition.is)}`;
  if ("isNot" in condition) return `${attribute} is not ${quoted(condition.isNot)}`;
  if ("in" in condition) return `${attribute} is one of ${quoted(condition.in)}`;
  if ("between" in condition) return `${attribute} is between ${condition.between[0]} and ${condition.between[1]}`;
  if ("startsWith" in condition) return `${attribute} starts with ${quoted(condition.startsWith)}`;
  return `${attribute} is, or is under ${quoted(condition.isUnder)}`;
}
