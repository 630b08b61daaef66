import type { ValueListDefinition } from "./definitions-schema.ts";
import { errorAt, type Finding } from "./finding.ts";
import { repeated } from "./repeated.ts";

/** A tree: each value stands once, under another one of the list or at the top, and never below itself. */
export function checkValueList(list: ValueListDefinition, path: string): readonly Finding[] {
  const above = new Map(list.map(({ value, under }) => [value, under]));
  const twice = repeated(list.map(({ value }) => value));
  return [
    ...twice.map(({ index, value }) => errorAt(`${path}[${index}].value`, `${value} is in the list already.`)),
    ...list.flatMap(({ value, under }, index) => {
      if (under === null) return [];
      if (!above.has(under)) return [errorAt(`${path}[${index}].under`, `${under} is not in the list.`)];
      return isBelow(under, value, above) ? [errorAt(`${path}[${index}].under`, `${value} would stand below itself.`)] : [];
    }),
  ];
}

function isBelow(start: string, sought: string, above: ReadonlyMap<string, string | null>): boolean {
  const passed = new Set<string>();
  for (let value: string | null = start; value !== null && !passed.has(value); value = above.get(value) ?? null) {
    if (value === sought) return true;
    passed.add(value);
  }
  return false;
}
