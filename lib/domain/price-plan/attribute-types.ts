import { normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { ComparedAs } from "#lib/rating/rate-book.ts";
import { definitionOf } from "./definition-of.ts";
import type { Definitions } from "./definitions.ts";
import type { AttributeDefinition } from "./definitions-schema.ts";

export type AttributeType = AttributeDefinition["type"];

export type Declaration = { readonly udrType: string; readonly definition: AttributeDefinition };

/** Every UDR type that declares the attribute, and as what. */
export function declarationsOf(attribute: string, { udrTypes }: Pick<Definitions, "udrTypes">): readonly Declaration[] {
  return Object.entries(udrTypes).flatMap(([udrType, { attributes }]) => {
    const definition = definitionOf(attributes, attribute);
    return definition === undefined ? [] : [{ udrType, definition }];
  });
}

/** How the two sides of a comparison with an attribute of the type are read. */
export const COMPARED_AS = {
  text: "text",
  choice: "text",
  integer: "decimal",
  decimal: "decimal",
  amount: "decimal",
  boolean: "boolean",
  instant: "instant",
} as const satisfies Record<AttributeType, ComparedAs>;

/** Whether a value could be one of the attribute: what cannot be read as its type is never met. */
export const READS = {
  text: () => true,
  choice: () => true,
  integer: (text) => isDecimal(text, 0),
  decimal: (text) => isDecimal(text, Number.POSITIVE_INFINITY),
  amount: (text) => isDecimal(text, Number.POSITIVE_INFINITY),
  boolean: (text) => text === "true" || text === "false",
  instant: (text) => parseInstant(text) !== null,
} as const satisfies Record<AttributeType, (text: string) => boolean>;

function isDecimal(text: string, decimals: number): boolean {
  const value = parseDecimal(text);
  return value !== null && normalise(value).scale <= decimals;
}

/** As what conditions on the attribute compare; text where nobody declares it. More than one where UDR types disagree. */
export function comparisonsOf(attribute: string, definitions: Pick<Definitions, "udrTypes">): readonly ComparedAs[] {
  const found = declarationsOf(attribute, definitions).map(({ definition }) => COMPARED_AS[definition.type]);
  return found.length === 0 ? ["text"] : [...new Set(found)];
}
