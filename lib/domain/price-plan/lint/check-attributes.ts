import { parseDecimal } from "#lib/kernel/decimal.ts";
import { attributesOf } from "#lib/rating/charges/attributes-of.ts";
import { definitionOf } from "../definition-of.ts";
import type { AttributeDefinition } from "../definitions-schema.ts";
import { errorAt, type Finding } from "../finding.ts";
import { type ChargeLine, chargeLines } from "./charge-lines.ts";
import type { LintContext } from "./lint-context.ts";

/** Usage that its UDR type lets pass must have the numbers that the charge which prices it multiplies by. */
export function checkAttributes(context: LintContext): readonly Finding[] {
  return context.rates.flatMap((linted) => {
    // Without a product there is no usage yet: which UDR type will come is not known.
    if (linted.reached.products.length === 0) return [];
    return chargeLines(linted).flatMap((line) =>
      attributesOf(line.charge).flatMap((attribute) => checkAttribute(attribute, line, context)),
    );
  });
}

function checkAttribute(attribute: string, { reach, charge, path }: ChargeLine, context: LintContext): readonly Finding[] {
  const member = charge.charge === "perUnit" ? "times" : "of";
  return reach.udrTypes.flatMap((udrType) => {
    const declared = udrType === null ? undefined : definitionOf(context.definitions.udrTypes, udrType);
    if (udrType === null || declared === undefined) return [];
    const problem = problemOf(
      { attribute, definition: definitionOf(declared.attributes, attribute), zone: reach.level?.zone ?? null },
      context,
    );
    if (problem === null) return [];
    return [errorAt(`${path}.${member}`, `The charge reads ${attribute}, ${problem} UDR type ${udrType}: such usage would be refused.`)];
  });
}

type Read = { readonly attribute: string; readonly definition: AttributeDefinition | undefined; readonly zone: string | null };

function problemOf({ attribute, definition, zone }: Read, context: LintContext): string | null {
  if (definition === undefined) return "which is no attribute of";
  if (!isNumber(definition, context)) return `which is not a number but ${definition.type} in`;
  // A zone that asks for the attribute is only for usage that has it.
  const conditions = zone === null ? [] : (context.book.zones[zone]?.all ?? []);
  const isPresent = definition.mandatory === true || conditions.some((condition) => condition.attribute === attribute);
  return isPresent ? null : "which is not mandatory in";
}

function isNumber({ type, values }: AttributeDefinition, { definitions }: LintContext): boolean {
  if (type === "integer" || type === "decimal" || type === "amount") return true;
  const list = type === "choice" && values !== undefined ? definitionOf(definitions.valueLists, values) : undefined;
  return list?.every(({ value }) => (parseDecimal(value)?.unscaled ?? -1n) >= 0n) ?? false;
}
