import type { ConditionDefinition } from "../price-plan/zone-schema.ts";
import type { StoredDefinition } from "./decide-save-definition.ts";
import type { UsageZoneView } from "./usage-zone.ts";
import { conditionText } from "./usage-zone-words.ts";

export type NamedUsageZone = {
  readonly name: string;
  readonly description: string | null;
  readonly conditions: readonly ConditionDefinition[];
};

/** What the audit and the notice of a conflict show: the conditions as text, which holds all there is to them. */
export type UsageZoneState = { readonly name: string; readonly description: string | null; readonly conditions: readonly string[] };

export function usageZoneState({ name, description, conditions }: NamedUsageZone): UsageZoneState {
  return { name, description, conditions: conditions.map(conditionText) };
}

export function storedUsageZone(zone: UsageZoneView): StoredDefinition<UsageZoneState> {
  return { code: zone.code, revision: zone.revision, isArchived: zone.archivedAt !== null, state: usageZoneState(zone) };
}
