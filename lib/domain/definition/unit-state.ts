import { decimal, decimalToString, normalise } from "#lib/kernel/decimal.ts";
import type { StoredDefinition } from "./decide-save-definition.ts";
import type { UnitState } from "./decide-save-unit.ts";
import type { UnitView } from "./unit-view.ts";

/** Two ways to write one scale ("1", "1.0") are one state. */
export function unitState({ name, description, decimals, scale }: UnitState): UnitState {
  return { name, description, decimals, scale: decimalToString(normalise(decimal(scale))) };
}

export function storedUnit(unit: UnitView): StoredDefinition<UnitState> {
  return { code: unit.code, revision: unit.revision, isArchived: unit.archivedAt !== null, state: unitState(unit) };
}
