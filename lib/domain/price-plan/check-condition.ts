import { compareDecimals, decimal, parseDecimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { ComparedAs } from "#lib/rating/rate-book.ts";
import { comparisonsOf, type Declaration, declarationsOf, READS } from "./attribute-types.ts";
import { definitionOf } from "./definition-of.ts";
import type { Definitions } from "./definitions.ts";
import { errorAt, type Finding } from "./finding.ts";
import { valueListsOf } from "./value-tree.ts";
import type { ConditionDefinition } from "./zone-schema.ts";

/** Whether the condition can be decided, and can hold at all, for an attribute as the UDR types declare it. */
export function checkCondition(condition: ConditionDefinition, path: string, definitions: Definitions): readonly Finding[] {
  const attribute = checkAttribute(condition, path, definitions);
  return attribute.length > 0 ? attribute : checkValues(condition, path, definitions);
}

/** Where no UDR type is known, every attribute is text. */
function checkAttribute(condition: ConditionDefinition, path: string, definitions: Definitions): readonly Finding[] {
  const { attribute } = condition;
  if (Object.keys(definitions.udrTypes).length === 0) return [];
  const declarations = declarationsOf(attribute, definitions);
  if (declarations.length === 0) return [errorAt(`${path}.attribute`, `No UDR type has the attribute ${attribute}.`)];
  if ("startsWith" in condition || "isUnder" in condition || comparisonsOf(attribute, definitions).length === 1) return [];
  const types = declarations.map(({ udrType, definition }) => `${definition.type} in ${udrType}`);
  return [errorAt(`${path}.attribute`, `The attribute ${attribute} is ${listInWords(types, "and")}, which do not compare alike.`)];
}

function checkValues(condition: ConditionDefinition, path: string, definitions: Definitions): readonly Finding[] {
  const { attribute } = condition;
  const check = (value: string, at: string) => checkValue(value, `${path}.${at}`, { attribute, definitions });
  if ("is" in condition) return check(condition.is, "is");
  if ("isNot" in condition) return check(condition.isNot, "isNot");
  if ("in" in condition) {
    return typeof condition.in === "string"
      ? check(condition.in, "in")
      : condition.in.flatMap((value, index) => check(value, `in[${index}]`));
  }
  if ("between" in condition) {
    const [as = "text"] = comparisonsOf(attribute, definitions);
    return checkRange(condition.between, `${path}.between`, { attribute, as });
  }
  if ("isUnder" in condition) {
    const isListed = valueListsOf(attribute, definitions).some((list) => list.some(({ value }) => value === condition.isUnder));
    return isListed ? [] : [errorAt(`${path}.isUnder`, `${condition.isUnder} is not in the value list of ${attribute}.`)];
  }
  return [];
}

type Compared = { readonly attribute: string; readonly definitions: Definitions };

/** A value that no usage can have makes a condition that never holds, or always: either way it is a mistake. */
function checkValue(value: string, path: string, { attribute, definitions }: Compared): readonly Finding[] {
  const declarations = declarationsOf(attribute, definitions);
  if (declarations.length === 0 || declarations.some((declaration) => isPossible(value, declaration, definitions))) return [];
  const [first] = declarations;
  const isChoice = first?.definition.type === "choice";
  return [
    errorAt(
      path,
      isChoice
        ? `${value} is not in the value list of ${attribute}.`
        : `${value} cannot be the ${first?.definition.type ?? "text"} ${attribute}.`,
    ),
  ];
}

/** A choice without a list that is known may be anything. */
function isPossible(value: string, { definition }: Declaration, { valueLists }: Definitions): boolean {
  if (definition.type !== "choice") return READS[definition.type](value);
  const list = definition.values === undefined ? undefined : definitionOf(valueLists, definition.values);
  return list === undefined || list.some((entry) => entry.value === value);
}

type Range = { readonly attribute: string; readonly as: ComparedAs };

function checkRange([low, high]: readonly [string, string], path: string, { attribute, as }: Range): readonly Finding[] {
  if (as === "boolean") return [errorAt(path, `${attribute} is true or false, so it lies between nothing.`)];
  const reads = as === "instant" ? parseInstant : parseDecimal;
  const unread = [low, high].flatMap((end, index) => (reads(end) === null ? [errorAt(`${path}[${index}]`, unreadSentence(end, as))] : []));
  if (unread.length > 0) return unread;
  const isPossibleRange =
    as === "instant" ? (parseInstant(low) ?? 0) <= (parseInstant(high) ?? 0) : compareDecimals(decimal(low), decimal(high)) <= 0;
  return isPossibleRange ? [] : [errorAt(path, `Nothing lies between ${low} and ${high}: the first must not be above the second.`)];
}

function unreadSentence(end: string, as: ComparedAs): string {
  return as === "instant"
    ? `${end} is not an instant with its offset, such as 2026-03-01T00:00:00+02:00.`
    : `${end} is not a decimal, such as 10.5.`;
}
