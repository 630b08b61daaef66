import type { ExplainedPart, Explanation } from "../explanation.ts";
import { countInWords, isFirst, isUncounted } from "./cycle-in-words.ts";
import { fill } from "./messages.ts";
import { moneyInWords } from "./money-in-words.ts";
import { chargedInWords } from "./sum-in-words.ts";
import { ofPart } from "./time-in-words.ts";
import type { WordsContext } from "./words-context.ts";

/** What counted before, and how the total of the cycle comes about with its bands. Nothing for usage that counts alone. */
export function cycleReasons(explanation: Explanation, context: WordsContext): readonly string[] {
  const counted = explanation.parts.filter(({ charge }) => charge.counter !== null && !isUncounted(charge));
  return counted.map((part) => ofPart(cycleInWords(part, explanation, context), part, { explanation, messages: context.messages }));
}

function cycleInWords({ charge }: ExplainedPart, { plan: { currency }, rate }: Explanation, context: WordsContext): string {
  const { counter } = charge;
  const { messages } = context;
  const isPool = rate.scope === "pool";
  if (counter === null || isFirst(charge)) return isPool ? messages.poolFirst : messages.cycleFirst;
  const sum = chargedInWords(charge, currency, context);
  return fill(isPool ? messages.poolTotal : messages.cycleTotal, {
    before: countInWords(counter.before, charge, { currency, context }),
    after: countInWords(counter.after, charge, { currency, context }),
    total: charge.limit === null ? fill(messages.equals, { sum, total: moneyInWords(counter.totalAfter, currency) }) : sum,
  });
}
