import type { Explanation } from "../explanation.ts";
import { isRatedElsewhere } from "../rated-elsewhere.ts";
import { cycleReasons } from "./cycle-reasons.ts";
import { appliedInWords, refusedInWords } from "./discounts-in-words.ts";
import { losersInWords, winnersInWords } from "./lines-in-words.ts";
import { ENGLISH, fill, type Messages } from "./messages.ts";
import { moneyInWords } from "./money-in-words.ts";
import type { Names } from "./names.ts";
import { sumInWords } from "./sum-in-words.ts";
import { roundingInWords, taxInWords } from "./tax-in-words.ts";
import type { WordsContext } from "./words-context.ts";

export type ExplainedInWords = {
  /** "€5.00 = 1 film × €5.00." */
  readonly headline: string;
  readonly reasons: readonly Reason[];
};

/** `lost` and `lostDiscount` say what did not hold, and why. They come in this order. */
export type ReasonKind = "plan" | "won" | "cycle" | "discount" | "lost" | "lostDiscount" | "rounding" | "tax";
export type Reason = { readonly kind: ReasonKind; readonly text: string };

export type Wording = {
  /** What one unit of the quantity is called: "Transaction", "GB". */
  readonly unit?: string;
  readonly names?: Names;
  readonly messages?: Messages;
};

/** An explanation as sentences that a person can read out on the telephone. */
export function explainInWords(explanation: Explanation, { unit, names = {}, messages = ENGLISH }: Wording = {}): ExplainedInWords {
  const context: WordsContext = { names, messages, unit: unit === undefined ? null : withinSentence(unit) };
  return {
    headline: headline(explanation, context),
    reasons: [
      ...ofKind("plan", [planInWords(explanation, messages)]),
      ...ofKind("won", isRatedElsewhere(explanation) ? [] : winnersInWords(explanation, context)),
      ...ofKind("cycle", cycleReasons(explanation, context)),
      ...ofKind("discount", appliedInWords(explanation, context)),
      ...ofKind("lost", losersInWords(explanation, context)),
      ...ofKind("lostDiscount", refusedInWords(explanation, context)),
      ...ofKind("rounding", roundingInWords(explanation, messages)),
      ...ofKind("tax", taxInWords(explanation, messages)),
    ],
  };
}

/** The same as one text. */
export function explainInOneText(explanation: Explanation, wording: Wording = {}): string {
  const { headline: first, reasons } = explainInWords(explanation, wording);
  return [first, ...reasons.map(({ text }) => text)].join(" ");
}

function ofKind(kind: ReasonKind, texts: readonly string[]): readonly Reason[] {
  return texts.map((text) => ({ kind, text }));
}

function headline(explanation: Explanation, context: WordsContext): string {
  const { result, plan, usage } = explanation;
  const { messages } = context;
  const sum = sumInWords(explanation, context);
  const template = { toBeBilled: messages.billed, toBeCredited: messages.credited, notToBeBilled: messages.notBilled }[usage.directive];
  return fill(template, { amount: moneyInWords(result.gross, plan.currency), sum });
}

/** "Transaction" is a title, "GB" a symbol: within a sentence the one loses its capital, the other keeps it. */
function withinSentence(unit: string): string {
  return /^\p{Lu}[\p{Ll}\s-]{2,}$/u.test(unit) ? unit.charAt(0).toLowerCase() + unit.slice(1) : unit;
}

function planInWords(explanation: Explanation, messages: Messages): string {
  if (isRatedElsewhere(explanation)) return messages.ratedElsewhere;
  const { plan } = explanation;
  if (plan.version === null) return fill(messages.plan, { plan: plan.name });
  if (plan.version === "draft") return fill(messages.planDraft, { plan: plan.name });
  return fill(messages.planVersion, { plan: plan.name, version: plan.version });
}
