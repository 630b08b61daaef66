import { checkDocument } from "#lib/domain/price-plan/check-document.ts";
import type { Finding } from "#lib/domain/price-plan/finding.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { answerPriceQuestion } from "#lib/domain/price-plan/price-question.ts";
import { knownOfferOf, type RateDefinitions } from "#lib/domain/price-plan/rate-definitions.ts";
import { plainWeekOf, rateStrips } from "#lib/domain/price-plan/rate-strips.ts";

/** Everything of the engine that a screen asks, in one part that is fetched when the page stands. */
export const priceEngine = { answerPriceQuestion, plainWeekOf, rateStrips, findingsIn };

export type PriceEngine = typeof priceEngine;

function findingsIn(document: PricePlanDocument, definitions: RateDefinitions): readonly Finding[] {
  return checkDocument(document, knownOfferOf(definitions));
}
