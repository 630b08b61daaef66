import { checkDiscounts } from "./check-discounts.ts";
import { checkPlan } from "./check-plan.ts";
import { checkReferences } from "./check-references.ts";
import { checkTargets, type KnownOffer } from "./check-targets.ts";
import { checkTimeModel } from "./check-time-model.ts";
import { checkValueList } from "./check-value-list.ts";
import { checkZone } from "./check-zone.ts";
import { type Definitions, definitionsFor } from "./definitions.ts";
import type { Finding } from "./finding.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import { usedDefinitions } from "./used-definitions.ts";

/** Everything there is to find: the editor shows it, submission refuses it while there are errors. */
export function checkDocument(document: PricePlanDocument, offer: KnownOffer): readonly Finding[] {
  return [...checkPricing(document, offer.definitions), ...checkTargets(document, offer)];
}

/**
 * What publication asks for as well, because a rate book with these errors could not price. Of the console's definitions only
 * those that are used are looked at; what the document brings along must be sound whether it is used or not.
 */
export function checkPricing(document: PricePlanDocument, own: Definitions): readonly Finding[] {
  const definitions = definitionsFor(document, own);
  const used = usedDefinitions(document, definitions);
  const timeModels = { ...Object.fromEntries(used.timeModels), ...document.timeModels };
  const zones = { ...Object.fromEntries(used.zones), ...document.zones };
  return [
    ...checkPlan(document),
    ...checkReferences(document, definitions),
    ...checkDiscounts(document, definitions),
    ...Object.entries(timeModels).flatMap(([code, model]) => checkTimeModel(model, `timeModels.${code}`)),
    ...Object.entries(zones).flatMap(([code, zone]) => checkZone(zone, `zones.${code}`, definitions)),
    ...Object.entries(document.valueLists ?? {}).flatMap(([code, list]) => checkValueList(list, `valueLists.${code}`)),
  ];
}
