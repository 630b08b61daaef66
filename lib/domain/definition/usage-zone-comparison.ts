import type { ConditionDefinition } from "../price-plan/zone-schema.ts";

export const COMPARISONS = ["is", "isNot", "in", "between", "startsWith", "isUnder"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const COMPARISON_NAMES = {
  is: "is",
  isNot: "is not",
  in: "is one of",
  between: "is between",
  startsWith: "starts with",
  isUnder: "is, or is under",
} as const satisfies Record<Comparison, string>;

export function comparisonOf(condition: ConditionDefinition): Comparison {
  return COMPARISONS.find((comparison) => comparison in condition) ?? "is";
}

/** One value, or many, as documents write them. */
export function listOf(values: string | readonly string[]): readonly string[] {
  return typeof values === "string" ? [values] : values;
}
