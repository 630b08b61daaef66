import type { Explanation } from "../explanation.ts";
import { losersInWords, winnerInWords } from "./lines-in-words.ts";
import { ENGLISH, fill, type Messages } from "./messages.ts";
import { moneyInWords } from "./money-in-words.ts";
import type { Names } from "./names.ts";
import { sumInWords } from "./sum-in-words.ts";
import { roundingInWords, taxInWords } from "./tax-in-words.ts";

export type ExplainedInWords = {
  /** "€5.00 = 1 film × €5.00." */
  readonly headline: string;
  readonly reasons: readonly Reason[];
};

export type Reason = { readonly kind: "plan" | "won" | "lost" | "rounding" | "tax"; readonly text: string };

export type Wording = {
  /** What one unit of the quantity is called: "Transaction", "GB". */
  readonly unit?: string;
  readonly names?: Names;
  readonly messages?: Messages;
};

/** An explanation as sentences that a person can read out on the telephone. */
export function explainInWords(explanation: Explanation, { unit, names = {}, messages = ENGLISH }: Wording = {}): ExplainedInWords {
  const context = { names, messages };
  return {
    headline: headline(explanation, unit === undefined ? null : withinSentence(unit), messages),
    reasons: [
      { kind: "plan", text: planInWords(explanation, messages) },
      { kind: "won", text: winnerInWords(explanation, context) },
      ...losersInWords(explanation, context).map((text): Reason => ({ kind: "lost", text })),
      ...roundingInWords(explanation, messages).map((text): Reason => ({ kind: "rounding", text })),
      ...taxInWords(explanation, messages).map((text): Reason => ({ kind: "tax", text })),
    ],
  };
}

/** The same as one text. */
export function explainInOneText(explanation: Explanation, wording: Wording = {}): string {
  const { headline: first, reasons } = explainInWords(explanation, wording);
  return [first, ...reasons.map(({ text }) => text)].join(" ");
}

function headline({ result, charge, plan, tax, usage }: Explanation, unit: string | null, messages: Messages): string {
  const { currency } = plan;
  const bare = sumInWords(charge, { currency, unit, messages });
  const sum = tax.inclusive || tax.percent === "0" ? bare : fill(messages.withTax, { sum: bare, percent: tax.percent });
  const template = { toBeBilled: messages.billed, toBeCredited: messages.credited, notToBeBilled: messages.notBilled }[usage.directive];
  return fill(template, { amount: moneyInWords(result.gross, currency), sum });
}

/** "Transaction" is a title, "GB" a symbol: within a sentence the one loses its capital, the other keeps it. */
function withinSentence(unit: string): string {
  return /^\p{Lu}[\p{Ll}\s-]{2,}$/u.test(unit) ? unit.charAt(0).toLowerCase() + unit.slice(1) : unit;
}

function planInWords({ plan }: Explanation, messages: Messages): string {
  if (plan.version === null) return fill(messages.plan, { plan: plan.name });
  if (plan.version === "draft") return fill(messages.planDraft, { plan: plan.name });
  return fill(messages.planVersion, { plan: plan.name, version: plan.version });
}
