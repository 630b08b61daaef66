import { type Definitions, definitionOf } from "./definitions.ts";
import type { ValueListDefinition } from "./definitions-schema.ts";

/** The value lists that an attribute takes its values from, over all UDR types that declare it. */
export function valueListsOf(attribute: string, { udrTypes, valueLists }: Definitions): readonly ValueListDefinition[] {
  const codes = Object.values(udrTypes).flatMap(({ attributes }) => definitionOf(attributes, attribute)?.values ?? []);
  return [...new Set(codes)].flatMap((code) => [definitionOf(valueLists, code) ?? []]);
}

/** The value itself, then everything below it at any depth. Usage that names a whole branch lies under that branch. */
export function valuesUnder(top: string, lists: readonly ValueListDefinition[]): readonly string[] {
  const entries = lists.flat();
  const found = new Set([top]);
  // A set is walked in the order of insertion, so values found on the way are visited in their turn, each once.
  for (const value of found) {
    for (const entry of entries) if (entry.under === value) found.add(entry.value);
  }
  return [...found];
}
