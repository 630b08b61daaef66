import { chargeCurve } from "#lib/domain/price-plan/charge-curve.ts";
import * as samples from "#lib/domain/price-plan/judge-samples.ts";
import type { DocumentRate, PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import * as questions from "#lib/domain/price-plan/price-question.ts";
import type { RateDefinitions } from "#lib/domain/price-plan/rate-definitions.ts";
import { plainWeekOf, rateStrips, type WeekStrip } from "#lib/domain/price-plan/rate-strips.ts";
import { ratesThatPrice } from "#lib/domain/price-plan/rates-that-price.ts";
import type { JudgedSample, Sample, SampledUsage, SamplePrice } from "#lib/domain/price-plan/sample.ts";
import type { Result } from "#lib/kernel/result.ts";

/** Everything of the engine that a screen asks at once, in one part that is fetched when the page stands. It reads no more rates than it is asked about. */
export const priceEngine = { answerPriceQuestion, chargeCurve, plainWeekOf, stripsOf, judgeSamples, priceOfSample };

export type PriceEngine = typeof priceEngine;

function answerPriceQuestion(
  priced: questions.PricedDocument,
  question: questions.PriceQuestion,
): ReturnType<typeof questions.answerPriceQuestion> {
  return questions.answerPriceQuestion(partThatPrices(priced, question.product), question);
}

function priceOfSample(priced: questions.PricedDocument, usage: SampledUsage): SamplePrice {
  return samples.priceOfSample(partThatPrices(priced, usage.product), usage);
}

function judgeSamples(priced: questions.PricedDocument, kept: readonly Sample[]): readonly JudgedSample[] {
  return kept.flatMap((sample) => samples.judgeSamples(partThatPrices(priced, sample.usage.product), [sample]));
}

/** Of one rate, over the days of a week; null while it cannot be priced by. */
function stripsOf(rate: DocumentRate, { document, definitions, week }: StripPlace): readonly WeekStrip[] | null {
  const strips: Result<Readonly<Record<string, readonly WeekStrip[]>>, unknown> = rateStrips(
    { ...document, rates: [rate] },
    definitions,
    week,
  );
  return strips.ok ? (strips.value[rate.key] ?? null) : null;
}

type StripPlace = { readonly document: PricePlanDocument; readonly definitions: RateDefinitions; readonly week: readonly string[] };

type Parts = { readonly definitions: RateDefinitions; readonly byProduct: Map<string, PricePlanDocument> };

const known = new WeakMap<PricePlanDocument, Parts>();

/** The same part for the same product, so that what was read of it is read once however many prices are asked for. */
function partThatPrices(priced: questions.PricedDocument, product: string): questions.PricedDocument {
  const { document, definitions } = priced;
  const earlier = known.get(document);
  const parts = earlier?.definitions === definitions ? earlier : { definitions, byProduct: new Map<string, PricePlanDocument>() };
  const part = parts.byProduct.get(product) ?? ratesThatPrice(document, definitions, product);
  known.set(document, parts);
  parts.byProduct.set(product, part);
  return { ...priced, document: part };
}
