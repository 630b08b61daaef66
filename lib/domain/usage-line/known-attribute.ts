import { fitsRate, parseDecimal } from "#lib/kernel/decimal.ts";
import { parseMicros } from "#lib/kernel/money.ts";
import type { AttributeDefinition, UdrTypeDefinition, ValueListDefinition } from "../price-plan/definitions-schema.ts";
import { fitsType } from "../udr/check-metadata.ts";

/** What a UDR type asks of one attribute, read once for all lines. */
export type KnownAttribute = {
  readonly key: string;
  readonly isMandatory: boolean;
  /** The code of the refusal that the text deserves, or null. */
  readonly refuse: (text: string) => "METADATA_INVALID" | "TOO_MANY_DIGITS" | null;
};

type ValueLists = Readonly<Record<string, ValueListDefinition>>;

export function knownAttributes({ attributes }: UdrTypeDefinition, valueLists: ValueLists): readonly KnownAttribute[] {
  return Object.entries(attributes).map(([key, definition]) => ({
    key,
    isMandatory: definition.mandatory === true,
    refuse: refusalOf(definition, valueLists),
  }));
}

function refusalOf({ type, values, format }: AttributeDefinition, valueLists: ValueLists): KnownAttribute["refuse"] {
  const choices = values === undefined ? null : choicesOf(valueLists, values);
  const pattern = format === undefined ? null : new RegExp(`^(?:${format})$`, "u");
  return (text) => {
    if (hasTooManyDigits(text, type)) return "TOO_MANY_DIGITS";
    const fits = fitsType(text, type) && (choices?.has(text) ?? true) && (pattern?.test(text) ?? true);
    return fits ? null : "METADATA_INVALID";
  };
}

function choicesOf(valueLists: ValueLists, code: string): ReadonlySet<string> | null {
  const list = Object.hasOwn(valueLists, code) ? valueLists[code] : undefined;
  return list === undefined ? null : new Set(list.map(({ value }) => value));
}

/** A number that is too long is a number all the same, and is refused as one, as it would be in the usage amount. */
function hasTooManyDigits(text: string, type: AttributeDefinition["type"]): boolean {
  if (type !== "decimal" && type !== "amount" && type !== "integer") return false;
  const value = parseDecimal(text);
  if (value === null) return false;
  return type === "amount" ? parseMicros(text) === null : !fitsRate(value);
}
