import { type Result, refused } from "#lib/kernel/result.ts";
import type { Definitions } from "../price-plan/definitions.ts";
import type { ConditionDefinition } from "../price-plan/zone-schema.ts";
import type { Refusal } from "../refusal.ts";
import { type DefinitionSave, decideSaveDefinition, type SavedDefinition } from "./decide-save-definition.ts";
import { checkConditions } from "./usage-zone-check.ts";
import { type NamedUsageZone, type UsageZoneState, usageZoneState } from "./usage-zone-state.ts";

export type UsageZoneSave = Omit<DefinitionSave<UsageZoneState>, "state"> & {
  readonly content: NamedUsageZone;
  /** The attributes and value lists that its conditions speak of. */
  readonly definitions: Definitions;
};

/** A zone is saved only if a price plan could take it over as it is: the checks are the pricing document's own. */
export function decideSaveUsageZone({ content, definitions, ...save }: UsageZoneSave): Result<SavedDefinition, Refusal> {
  const decided = decideSaveDefinition({ ...save, state: usageZoneState(content) });
  if (!decided.ok) return decided;
  const refusal = conditionsRefusal(content.conditions, definitions);
  return refusal === null ? decided : refused(refusal);
}

/** The first thing that is wrong with the conditions, as the refusal of saving them. */
export function conditionsRefusal(conditions: readonly ConditionDefinition[], definitions: Definitions): Refusal | null {
  const [error] = checkConditions(conditions, definitions);
  return error ? { code: "DEFINITION_INVALID", path: error.path, params: { problem: error.message } } : null;
}
