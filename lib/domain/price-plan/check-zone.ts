import { compareDecimals, decimal } from "#lib/kernel/decimal.ts";
import { type Definitions, definitionOf } from "./definitions.ts";
import { errorAt, type Finding } from "./finding.ts";
import { valueListsOf } from "./value-tree.ts";
import type { ConditionDefinition, ZoneDefinition } from "./zone-schema.ts";

export function checkZone(zone: ZoneDefinition, path: string, definitions: Definitions): readonly Finding[] {
  return zone.all.flatMap((condition, index) => [
    ...checkAttribute(condition, `${path}.all[${index}]`, definitions),
    ...checkValues(condition, `${path}.all[${index}]`, definitions),
  ]);
}

/** Where no UDR type is known, every attribute is text. */
function checkAttribute({ attribute }: ConditionDefinition, path: string, { udrTypes }: Definitions): readonly Finding[] {
  const types = Object.values(udrTypes);
  const isDeclared = types.length === 0 || types.some(({ attributes }) => definitionOf(attributes, attribute) !== undefined);
  return isDeclared ? [] : [errorAt(`${path}.attribute`, `No UDR type has the attribute ${attribute}.`)];
}

function checkValues(condition: ConditionDefinition, path: string, definitions: Definitions): readonly Finding[] {
  if ("between" in condition) {
    const [low, high] = condition.between;
    const isPossible = compareDecimals(decimal(low), decimal(high)) <= 0;
    return isPossible
      ? []
      : [errorAt(`${path}.between`, `Nothing lies between ${low} and ${high}: the first must not be above the second.`)];
  }
  if ("isUnder" in condition) {
    const isListed = valueListsOf(condition.attribute, definitions).some((list) => list.some(({ value }) => value === condition.isUnder));
    return isListed ? [] : [errorAt(`${path}.isUnder`, `${condition.isUnder} is not in the value list of ${condition.attribute}.`)];
  }
  return [];
}
