import type { ZoneMatchesView } from "#lib/domain/definition/usage-zone-matches.ts";
import type { ConditionDefinition } from "#lib/domain/price-plan/zone-schema.ts";
import { type Answer, ask } from "../ui/ask.ts";

export type ZoneMatchesQuestion = { readonly conditions: readonly ConditionDefinition[]; readonly udrId: number | null };

export const zoneKeys = {
  matches: (question: ZoneMatchesQuestion) => ["usage-zones", "matches", question] as const,
};

export function fetchZoneMatches(question: ZoneMatchesQuestion, signal: AbortSignal): Promise<Answer<ZoneMatchesView>> {
  return ask("/api/usage-zones/matches", { body: question, signal });
}
