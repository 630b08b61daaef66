import type { Condition } from "#lib/rating/rate-book.ts";

/** What the conditions on one attribute tell apart: between two landmarks, all values are alike to them. */
export type Landmarks = {
  /** Values that some condition names, the ends of ranges included. */
  readonly values: readonly string[];
  readonly beginnings: readonly string[];
  /** Whether some condition reads the attribute as a number, or as an instant. */
  readonly asNumbers: boolean;
  readonly asInstants: boolean;
};

export function landmarksOf(conditions: readonly Condition[]): Landmarks {
  return {
    values: [...new Set(conditions.flatMap(valuesIn))],
    beginnings: [...new Set(conditions.flatMap((condition) => ("startsWith" in condition ? listOf(condition.startsWith) : [])))],
    asNumbers: conditions.some((condition) => condition.as === "decimal" || ("between" in condition && condition.as !== "instant")),
    asInstants: conditions.some(({ as }) => as === "instant"),
  };
}

function valuesIn(condition: Condition): readonly string[] {
  if ("is" in condition) return [condition.is];
  if ("isNot" in condition) return [condition.isNot];
  if ("in" in condition) return listOf(condition.in);
  if ("between" in condition) return condition.between;
  if ("isUnder" in condition) return condition.values;
  return [];
}

function listOf(values: string | readonly string[]): readonly string[] {
  return typeof values === "string" ? [values] : values;
}
