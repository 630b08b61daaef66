import { type Definitions, definitionOf } from "./definitions.ts";
import { errorAt, type Finding } from "./finding.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";

/** Every zone and time model that a level names must exist. */
export function checkReferences({ rates }: PricePlanDocument, { zones, timeModels }: Definitions): readonly Finding[] {
  return rates.flatMap(({ tiered }, index) =>
    tiered.flatMap(({ zone, timeModel }, at) => {
      const path = `rates[${index}].tiered[${at}]`;
      const isZoneKnown = zone === undefined || definitionOf(zones, zone) !== undefined;
      const isModelKnown = timeModel === undefined || definitionOf(timeModels, timeModel) !== undefined;
      return [
        ...(isZoneKnown ? [] : [errorAt(`${path}.zone`, `There is no usage zone ${zone}.`)]),
        ...(isModelKnown ? [] : [errorAt(`${path}.timeModel`, `There is no date/time model ${timeModel}.`)]),
      ];
    }),
  );
}
