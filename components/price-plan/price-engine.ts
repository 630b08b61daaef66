import { chargeCurve } from "#lib/domain/price-plan/charge-curve.ts";
import { checkPublication } from "#lib/domain/price-plan/check-publication.ts";
import type { Finding } from "#lib/domain/price-plan/finding.ts";
import { judgeSamples, priceOfSample } from "#lib/domain/price-plan/judge-samples.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { answerPriceQuestion } from "#lib/domain/price-plan/price-question.ts";
import { knownOfferOf, type RateDefinitions } from "#lib/domain/price-plan/rate-definitions.ts";
import { plainWeekOf, rateStrips } from "#lib/domain/price-plan/rate-strips.ts";
import type { Instant } from "#lib/kernel/instant.ts";

/** Everything of the engine that a screen asks, in one part that is fetched when the page stands. */
export const priceEngine = { answerPriceQuestion, chargeCurve, plainWeekOf, rateStrips, findingsIn, judgeSamples, priceOfSample };

export type PriceEngine = typeof priceEngine;

function findingsIn(document: PricePlanDocument, definitions: RateDefinitions, now: Instant): readonly Finding[] {
  return checkPublication(document, knownOfferOf(definitions), now);
}
