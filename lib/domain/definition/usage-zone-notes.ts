import type { Definitions } from "../price-plan/definitions.ts";
import { usageWorld } from "../price-plan/lint/usage-world.ts";
import { resolveZone } from "../price-plan/resolve-rate-book.ts";
import type { ConditionDefinition } from "../price-plan/zone-schema.ts";

const CODE = "zone";

/** What sound conditions come to that was hardly meant; nothing here keeps a zone from being saved. */
export function zoneNotes(conditions: readonly ConditionDefinition[], definitions: Definitions): readonly string[] {
  const types = Object.entries(definitions.udrTypes);
  if (types.length === 0) return [];
  const zones = { [CODE]: resolveZone({ all: [...conditions] }, definitions) };
  const canMatch = types.filter(
    ([udrType]) => usageWorld(udrType, { zones, definitions }).find({ inside: [CODE], outside: [] }).kind !== "none",
  );
  if (canMatch.length > 0) return [];
  const asked = new Set(conditions.map(({ attribute }) => attribute));
  const isDeclared = types.some(([, { attributes }]) => [...asked].every((attribute) => Object.hasOwn(attributes, attribute)));
  return [
    isDeclared
      ? "It never matches: no usage can meet all of these conditions at once."
      : "It never matches: no UDR type has all of these attributes together.",
  ];
}
