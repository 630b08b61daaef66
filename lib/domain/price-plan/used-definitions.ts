import { type Definitions, definitionOf } from "./definitions.ts";
import type { DocumentTier, PricePlanDocument } from "./price-plan-document.ts";
import type { TimeModelDefinition } from "./time-model-schema.ts";
import type { ZoneDefinition } from "./zone-schema.ts";

export type UsedDefinitions = {
  readonly timeModels: readonly (readonly [code: string, model: TimeModelDefinition])[];
  readonly zones: readonly (readonly [code: string, zone: ZoneDefinition])[];
};

/** The definitions that some level refers to, each once and in the order of their codes. */
export function usedDefinitions({ rates }: PricePlanDocument, { timeModels, zones }: Definitions): UsedDefinitions {
  const tiers = rates.flatMap(({ tiered }) => tiered);
  return {
    timeModels: codesIn(tiers, ({ timeModel }) => timeModel).flatMap((code) => entryOf(timeModels, code)),
    zones: codesIn(tiers, ({ zone }) => zone).flatMap((code) => entryOf(zones, code)),
  };
}

function codesIn(tiers: readonly DocumentTier[], codeOf: (tier: DocumentTier) => string | undefined): readonly string[] {
  return [...new Set(tiers.map(codeOf).filter((code) => code !== undefined))].sort();
}

function entryOf<Definition>(definitions: Readonly<Record<string, Definition>>, code: string): readonly (readonly [string, Definition])[] {
  const definition = definitionOf(definitions, code);
  return definition === undefined ? [] : [[code, definition]];
}
