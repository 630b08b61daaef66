import { definitionOf } from "./definition-of.ts";
import type { Definitions } from "./definitions.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { TimeModelDefinition } from "./time-model-schema.ts";
import type { ZoneDefinition } from "./zone-schema.ts";

type Entry<Definition> = readonly [code: string, definition: Definition];

export type UsedDefinitions = {
  readonly timeModels: readonly Entry<TimeModelDefinition>[];
  readonly zones: readonly Entry<ZoneDefinition>[];
};

/** The definitions that some level or discount refers to, each once and in the order of their codes. */
export function usedDefinitions({ rates, discounts = [] }: PricePlanDocument, { timeModels, zones }: Definitions): UsedDefinitions {
  const tiers = rates.flatMap(({ tiered }) => tiered);
  const usedZones = [...tiers.map(({ zone }) => zone), ...discounts.map(({ zone }) => zone ?? undefined)];
  return {
    timeModels: sortedCodes(tiers.map(({ timeModel }) => timeModel)).flatMap((code) => entryOf(timeModels, code)),
    zones: sortedCodes(usedZones).flatMap((code) => entryOf(zones, code)),
  };
}

function sortedCodes(codes: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(codes.filter((code) => code !== undefined))].sort();
}

function entryOf<Definition>(definitions: Readonly<Record<string, Definition>>, code: string): readonly Entry<Definition>[] {
  const definition = definitionOf(definitions, code);
  return definition === undefined ? [] : [[code, definition]];
}
