import { fault } from "#lib/kernel/assert.ts";

/** A text column with a CHECK on its values, as the union the CHECK spells. Anything else is a fault of the schema. */
export function oneOf<const Value extends string>(values: readonly Value[], text: string, column: string): Value {
  return values.find((value) => value === text) ?? fault(`${column} holds ${JSON.stringify(text)}`);
}
