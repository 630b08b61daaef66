import { declarationsOf } from "./attribute-types.ts";
import { definitionOf } from "./definition-of.ts";
import type { Definitions } from "./definitions.ts";
import type { ValueListDefinition } from "./definitions-schema.ts";

/** The value lists that an attribute takes its values from, over all UDR types that declare it. */
export function valueListsOf(attribute: string, definitions: Definitions): readonly ValueListDefinition[] {
  const codes = declarationsOf(attribute, definitions).flatMap(({ definition }) => definition.values ?? []);
  // In the order of their codes, so that a store which sorts the keys of an object changes nothing.
  return [...new Set(codes)].sort().flatMap((code) => [definitionOf(definitions.valueLists, code) ?? []]);
}

/** The value itself, then everything below it at any depth. Usage that names a whole branch lies under that branch. */
export function valuesUnder(top: string, lists: readonly ValueListDefinition[]): readonly string[] {
  const below = Map.groupBy(lists.flat(), ({ under }) => under);
  const found = new Set([top]);
  // A set is walked in the order of insertion, so values found on the way are visited in their turn, each once.
  for (const value of found) {
    for (const entry of below.get(value) ?? []) found.add(entry.value);
  }
  return [...found];
}
