import { addDecimals, decimalToString, parseDecimal, ZERO } from "#lib/kernel/decimal.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Limit } from "../charges/limits.ts";
import type { ExplainedCharge, ExplainedPart, Explanation } from "../explanation.ts";
import { fraction } from "../fraction.ts";
import { roundOnce } from "../round-and-tax.ts";
import { countInWords, isFirst, isUncounted } from "./cycle-in-words.ts";
import { takenInWords } from "./discounts-in-words.ts";
import { isNoise, lineInWords } from "./line-in-words.ts";
import { fill } from "./messages.ts";
import { moneyInWords } from "./money-in-words.ts";
import { isNothing, quantityInWords } from "./number-in-words.ts";
import { partTimeInWords } from "./time-in-words.ts";
import { unitOf, type WordsContext } from "./words-context.ts";

/** How the amount came about: charge, free usage, discounts, tax. "1 film × €5.00 − €0.50 (10 % GOLD) + 10 % tax". */
export function sumInWords(explanation: Explanation, context: WordsContext): string {
  const { messages } = context;
  const { tax, discounts } = explanation;
  const limited = limitOf(explanation, context);
  const free = freeInWords(explanation, context);
  const charged = limited?.sum ?? partsInWords(explanation, context);
  const start = free !== null && charged === messages.nothingUsed ? free : plus(charged, free, context);
  const discounted = discounts.applied.reduce((sum, discount) => takenInWords(sum, discount, { explanation, context }), start);
  const taxed = tax.inclusive || tax.percent === "0" ? discounted : fill(messages.withTax, { sum: discounted, percent: tax.percent });
  if (limited === null) return taxed;
  return fill(limited.kind === "minimum" ? messages.sinceLess : messages.sinceMore, { sum: taxed, unlimited: limited.unlimited });
}

/** The lines of a charge, or the limit that stands for them: "the minimum of €1.00, since 1 film × €0.50 is less". */
export function chargedInWords(charge: ExplainedCharge, currency: string, context: WordsContext): string {
  const sum = linesInWords(charge, currency, context).join(" + ");
  if (charge.limit === null) return sum;
  const { messages } = context;
  const limit = limitInWords(charge.limit, charge.definition[charge.limit] ?? "0", { currency, context });
  return fill(charge.limit === "minimum" ? messages.sinceLess : messages.sinceMore, { sum: limit, unlimited: sum });
}

function linesInWords(charge: ExplainedCharge, currency: string, { unit, messages }: WordsContext): readonly string[] {
  const { lines, definition } = charge;
  const telling = lines.filter((line) => !isNoise(line));
  const line = { currency, unit: unitOf(charge, unit), messages, kind: definition.charge };
  return (telling.length > 0 ? telling : lines.slice(0, 1)).map((each) => lineInWords(each, line));
}

type Limited = { readonly kind: Limit; readonly sum: string; readonly unlimited: string };

/** What clamps the whole: the limit over several parts, or that of the only one. Of a cycle that began before, the totals are limited instead. */
function limitOf(explanation: Explanation, context: WordsContext): Limited | null {
  const { limit, parts, plan } = explanation;
  const { currency } = plan;
  if (limit !== null) {
    const sum = limitInWords(limit.kind, limit.amount, { currency, context });
    return { kind: limit.kind, sum, unlimited: partsInWords(explanation, context) };
  }
  const [only] = parts;
  if (only === undefined || parts.length > 1 || only.charge.limit === null || !isFirst(only.charge)) return null;
  const { limit: kind, definition } = only.charge;
  const sum = limitInWords(kind, definition[kind] ?? "0", { currency, context });
  return { kind, sum, unlimited: linesInWords(only.charge, currency, context).join(" + ") };
}

type Money = { readonly currency: string; readonly context: WordsContext };

function limitInWords(kind: Limit, amount: string, { currency, context: { messages } }: Money): string {
  return fill(kind === "minimum" ? messages.minimumSum : messages.maximumSum, { limit: moneyInWords(amount, currency) });
}

/** "10 min × €0.20 from 18:50 + 20 min × €0.10 from 19:00" */
function partsInWords(explanation: Explanation, context: WordsContext): string {
  const { parts } = explanation;
  const { messages } = context;
  const charged = parts.filter(({ charge }) => !isUncounted(charge));
  const [first] = charged;
  if (first === undefined) return messages.nothingUsed;
  if (parts.length === 1) return partInWords(first, explanation, context).text;
  const sums = charged.map((part) => {
    const { text, isCompound } = partInWords(part, explanation, context);
    const sum = isCompound ? fill(messages.grouped, { sum: text }) : text;
    return fill(messages.partSum, { sum, time: partTimeInWords(part, explanation, messages) });
  });
  return sums.join(" + ");
}

type Sum = { readonly text: string; readonly isCompound: boolean };

/** Of usage that counts with other usage: "€9.50 for 13 GB this cycle − €6.00 for 10 GB before". */
function partInWords({ charge }: ExplainedPart, explanation: Explanation, context: WordsContext): Sum {
  const { plan, rate } = explanation;
  const { currency } = plan;
  const { counter } = charge;
  const { messages } = context;
  if (counter === null || isFirst(charge)) {
    const isCompound = charge.limit !== null || linesInWords(charge, currency, context).length > 1;
    return { text: chargedInWords(charge, currency, context), isCompound };
  }
  const values = {
    after: moneyInWords(asSubtracted(counter.totalAfter, explanation), currency),
    before: moneyInWords(asSubtracted(counter.totalBefore, explanation), currency),
    quantityAfter: countInWords(counter.after, charge, { currency, context }),
    quantityBefore: countInWords(counter.before, charge, { currency, context }),
  };
  return { text: fill(rate.scope === "pool" ? messages.poolSum : messages.cycleSum, values), isCompound: true };
}

/** A total as it went into the difference, so that the sentence adds up: rounded, unless the result itself was. */
function asSubtracted(total: string, { rounding }: Explanation): string {
  return rounding.of === "difference" ? microsToString(roundOnce(fraction(total), rounding), rounding.roundTo) : total;
}

function plus(sum: string, term: string | null, { messages }: WordsContext): string {
  return term === null ? sum : fill(messages.plus, { sum, term });
}

/** "3 GB free", of all free usage together; null when there was none. */
function freeInWords({ discounts }: Explanation, { unit, messages }: WordsContext): string | null {
  const taken = discounts.applied.flatMap(({ kind, took }) => (kind === "freeUsage" ? (parseDecimal(took) ?? []) : []));
  const sum = decimalToString(taken.reduce(addDecimals, ZERO));
  return isNothing(sum) ? null : fill(messages.freeSum, { quantity: quantityInWords(sum, unit, messages) });
}
