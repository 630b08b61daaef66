import { definitionsSchema, type UdrTypeDefinition, type ValueListDefinition } from "./definitions-schema.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { TimeModelDefinition } from "./time-model-schema.ts";
import type { ZoneDefinition } from "./zone-schema.ts";

type ByCode<Definition> = Readonly<Record<string, Definition>>;

/** What rates refer to by code: the console's own, in the form of the document's members. */
export type Definitions = {
  readonly timeModels: ByCode<TimeModelDefinition>;
  readonly zones: ByCode<ZoneDefinition>;
  readonly valueLists: ByCode<ValueListDefinition>;
  readonly udrTypes: ByCode<UdrTypeDefinition>;
};

export const NO_DEFINITIONS: Definitions = { timeModels: {}, zones: {}, valueLists: {}, udrTypes: {} };

/** The console's rows, which were checked when they were saved: what does not parse now is a fault. Members it does not know are dropped. */
export function parseDefinitions(rows: unknown): Definitions {
  return definitionsSchema.parse(rows);
}

/** What the document brings along stands before the console's own of the same code. */
export function definitionsFor(document: PricePlanDocument, own: Definitions): Definitions {
  return {
    timeModels: { ...own.timeModels, ...document.timeModels },
    zones: { ...own.zones, ...document.zones },
    valueLists: { ...own.valueLists, ...document.valueLists },
    udrTypes: { ...own.udrTypes, ...document.udrTypes },
  };
}
