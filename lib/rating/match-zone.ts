import { compareDecimals, decimal, parseDecimal } from "#lib/kernel/decimal.ts";
import { attributeOf, type Metadata } from "./metadata.ts";
import type { Condition, Zone } from "./rate-book.ts";

export type CompiledZone = { readonly code: string; readonly conditions: readonly CompiledCondition[] };

type CompiledCondition = { readonly attribute: string; readonly holdsFor: (value: string) => boolean };

/** The first condition that fails. */
export type ZoneFailure = { readonly attribute: string; readonly why: "absent" | "differs" };

export function compileZone(code: string, zone: Zone): CompiledZone {
  return { code, conditions: zone.all.map((condition) => ({ attribute: condition.attribute, holdsFor: testOf(condition) })) };
}

/** Null when the usage is in the zone. An absent attribute fails every condition, `isNot` too: nobody knows what it is. */
export function failureIn(zone: CompiledZone, metadata: Metadata): ZoneFailure | null {
  for (const { attribute, holdsFor } of zone.conditions) {
    const value = attributeOf(metadata, attribute);
    if (value === null) return { attribute, why: "absent" };
    if (!holdsFor(value)) return { attribute, why: "differs" };
  }
  return null;
}

function testOf(condition: Condition): (value: string) => boolean {
  if ("is" in condition) return (value) => value === condition.is;
  if ("isNot" in condition) return (value) => value !== condition.isNot;
  if ("in" in condition) return isOneOf(listOf(condition.in));
  if ("between" in condition) return isBetween(condition.between);
  if ("startsWith" in condition) return startsWithOneOf(listOf(condition.startsWith));
  return isOneOf(condition.values);
}

function isOneOf(values: readonly string[]): (value: string) => boolean {
  const known = new Set(values);
  return (value) => known.has(value);
}

/** Both ends included. Text that is no decimal lies between nothing. */
function isBetween([low, high]: readonly [string, string]): (value: string) => boolean {
  const [least, most] = [decimal(low), decimal(high)];
  return (value) => {
    const number = parseDecimal(value);
    return number !== null && compareDecimals(least, number) <= 0 && compareDecimals(number, most) <= 0;
  };
}

function startsWithOneOf(beginnings: readonly string[]): (value: string) => boolean {
  return (value) => beginnings.some((beginning) => value.startsWith(beginning));
}

function listOf(values: string | readonly string[]): readonly string[] {
  return typeof values === "string" ? [values] : values;
}
