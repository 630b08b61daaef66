import type { Condition, Zone } from "../../rate-book.ts";
import type { Usage } from "../../usage.ts";
import { type Exact, exact, isLess } from "./exact.ts";

export function isInZone(zone: Zone, metadata: Usage["metadata"]): boolean {
  return zone.all.every((condition) => {
    const value = Object.hasOwn(metadata, condition.attribute) ? metadata[condition.attribute] : undefined;
    return value !== undefined && meets(condition, value);
  });
}

/** What cannot be read as the attribute's type fails every condition, as what is absent does. */
function meets(condition: Condition, text: string): boolean {
  if ("startsWith" in condition) return [condition.startsWith].flat().some((start) => text.startsWith(start));
  if ("isUnder" in condition) return condition.values.includes(text);
  const as = "between" in condition ? (condition.as ?? "decimal") : condition.as;
  const value = read(text, as);
  if (value === null) return false;
  const equals = (other: string) => isSame(value, read(other, as));
  if ("is" in condition) return equals(condition.is);
  if ("isNot" in condition) return !equals(condition.isNot);
  if ("in" in condition) return [condition.in].flat().some(equals);
  const [low, high] = condition.between.map((end) => read(end, as));
  return isNotBelow(value, low) && isNotBelow(high, value);
}

type Value = string | Exact;

function read(text: string, as: Condition["as"]): Value | null {
  if (as === "decimal") return isDecimal(text) ? exact(text) : null;
  if (as === "instant") return Number.isNaN(Date.parse(text)) ? null : exact(Date.parse(text));
  return text;
}

const isSame = (left: Value, right: Value | null): boolean => JSON.stringify(left, inDigits) === JSON.stringify(right, inDigits);
const inDigits = (_key: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);

function isNotBelow(left: Value | null | undefined, right: Value | null | undefined): boolean {
  return left instanceof Object && right instanceof Object && !isLess(left, right);
}

export const isDecimal = (text: string): boolean => /^-?(0|[1-9][0-9]*)([.][0-9]+)?$/.test(text);
