import { parseInstant } from "#lib/kernel/instant.ts";
import { answerPriceQuestion, type PricedDocument } from "./price-question.ts";
import { isSamePriceAs } from "./same-price.ts";
import type { JudgedSample, Sample, SampledUsage, SamplePrice } from "./sample.ts";

/** Every sample under a document, in the order given: in the browser while it is edited, on the server when it is submitted. */
export function judgeSamples(priced: PricedDocument, samples: readonly Sample[]): readonly JudgedSample[] {
  return samples.map((sample) => {
    const now = priceOfSample(priced, sample.usage);
    return { sample, now, state: stateOf(sample.expected, now) };
  });
}

/** What the usage comes to, or why it has no price. */
export function priceOfSample(priced: PricedDocument, { product, quantity, at, metadata }: SampledUsage): SamplePrice {
  const instant = parseInstant(at);
  if (instant === null) return { refusal: "INVALID_INPUT" };
  const answer = answerPriceQuestion(priced, { product, quantity, at: instant, metadata });
  return answer.ok ? { total: answer.value.gross, currency: answer.value.currency } : { refusal: answer.refusal.code };
}

function stateOf(expected: SamplePrice, now: SamplePrice): JudgedSample["state"] {
  if (isSamePriceAs(expected, now)) return "unchanged";
  return "refusal" in now && !("refusal" in expected) ? "refused" : "changed";
}
