import type { Condition, RateBook, Zone } from "#lib/rating/rate-book.ts";
import type { Definitions } from "./definitions.ts";
import { valueListsOf, valuesUnder } from "./value-tree.ts";
import type { ConditionDefinition, ZoneDefinition } from "./zone-schema.ts";

/**
 * What a published version refers to, as it was at its publication and in the words of a document. A branch of a value list that has
 * other values by now is written as the values it had, so that the version prices the same wherever it is read.
 */
export function publishedDefinitions({ timeModels, zones }: Pick<RateBook, "timeModels" | "zones">, own: Definitions): Definitions {
  const published = Object.entries(zones).map(([code, zone]) => [code, documentZone(zone, own)] as const);
  return { ...own, timeModels: { ...own.timeModels, ...timeModels }, zones: { ...own.zones, ...Object.fromEntries(published) } };
}

function documentZone({ all }: Zone, own: Definitions): ZoneDefinition {
  return { all: all.map((condition) => documentCondition(condition, own)) };
}

function documentCondition(condition: Condition, own: Definitions): ConditionDefinition {
  const { attribute } = condition;
  if ("is" in condition) return { attribute, is: condition.is };
  if ("isNot" in condition) return { attribute, isNot: condition.isNot };
  if ("in" in condition) return { attribute, in: valuesOf(condition.in) };
  if ("between" in condition) return { attribute, between: [...condition.between] };
  if ("startsWith" in condition) return { attribute, startsWith: valuesOf(condition.startsWith) };
  const { isUnder, values } = condition;
  const now = new Set(valuesUnder(isUnder, valueListsOf(attribute, own)));
  const isSame = now.size === values.length && values.every((value) => now.has(value));
  return isSame ? { attribute, isUnder } : { attribute, in: [...values] };
}

function valuesOf(written: string | readonly string[]): string | string[] {
  return typeof written === "string" ? written : [...written];
}
