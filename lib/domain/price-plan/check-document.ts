import { checkPlan } from "./check-plan.ts";
import { checkReferences } from "./check-references.ts";
import { checkTargets, type KnownOffer } from "./check-targets.ts";
import { checkTimeModel } from "./check-time-model.ts";
import { checkZone } from "./check-zone.ts";
import { type Definitions, definitionsFor } from "./definitions.ts";
import type { Finding } from "./finding.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import { usedDefinitions } from "./used-definitions.ts";

/** Everything there is to find: the editor shows it, submission refuses it while there are errors. */
export function checkDocument(document: PricePlanDocument, offer: KnownOffer): readonly Finding[] {
  return [...checkPricing(document, offer.definitions), ...checkTargets(document, offer)];
}

/** What publication asks for as well, because a rate book with these errors could not price. */
export function checkPricing(document: PricePlanDocument, own: Definitions): readonly Finding[] {
  const definitions = definitionsFor(document, own);
  const used = usedDefinitions(document, definitions);
  return [
    ...checkPlan(document),
    ...checkReferences(document, definitions),
    ...used.timeModels.flatMap(([code, model]) => checkTimeModel(model, `timeModels.${code}`)),
    ...used.zones.flatMap(([code, zone]) => checkZone(zone, `zones.${code}`, definitions)),
  ];
}
