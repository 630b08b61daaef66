import { ok, type Result } from "#lib/kernel/result.ts";
import { compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import type { Definitions } from "../price-plan/definitions.ts";
import type { ProductDefinition } from "../price-plan/definitions-schema.ts";
import { publishedPriceBook } from "../price-plan/price-book.ts";
import { answerUnder, type PriceAnswer, type PriceQuestion } from "../price-plan/price-question.ts";
import type { RateNames } from "../price-plan/rate-definitions.ts";
import type { Refusal } from "../refusal.ts";
import { type ResolvedDiscount, withDiscounts } from "./resolve-discount.ts";

/** One discount that took something, and what was left to pay after it. */
export type StackStep = { readonly code: string; readonly version: number; readonly gross: string };

export type DiscountStack = {
  readonly currency: string;
  /** Before any discount of the console's. */
  readonly charge: string;
  readonly steps: readonly StackStep[];
  readonly gross: string;
  readonly headline: string;
  /** Why the others took nothing. */
  readonly refused: readonly string[];
};

export type StackQuestion = {
  readonly book: RateBook;
  /** "3": by what explanations call it. */
  readonly version: string;
  readonly discounts: readonly ResolvedDiscount[];
  readonly definitions: Definitions;
  readonly product: ProductDefinition | null;
  readonly names: RateNames;
  readonly question: PriceQuestion;
};

/**
 * What each discount takes, in the order in which the engine takes them: the usage is priced with none of them, then with the first, with
 * the first two, and so on, so that every running total is an answer of the engine and not a sum of our own.
 */
export function stackDiscounts(asked: StackQuestion): Result<DiscountStack, Refusal> {
  const plain = priceWith(asked, []);
  if (!plain.ok) return plain;
  const all = priceWith(asked, asked.discounts);
  if (!all.ok) return all;
  const order = all.value.explanation.discounts.applied.map(({ code }) => code);
  const steps: StackStep[] = [];
  const taken: ResolvedDiscount[] = [];
  for (const code of order) {
    const next = asked.discounts.find(({ discount }) => discount.code === code);
    // What came with the plan's own document is in the charge already.
    if (next === undefined) continue;
    taken.push(next);
    const priced = priceWith(asked, taken);
    if (!priced.ok) return priced;
    steps.push({ code: next.discount.code, version: next.discount.version, gross: priced.value.gross });
  }
  const { gross, currency, headline, reasons } = all.value;
  const refused = reasons.filter(({ kind }) => kind === "lostDiscount").map(({ text }) => text);
  return ok({ currency, charge: plain.value.gross, steps, gross, headline, refused });
}

function priceWith(asked: StackQuestion, discounts: readonly ResolvedDiscount[]): Result<PriceAnswer, Refusal> {
  const book = compileRateBook(withDiscounts(asked.book, discounts), asked.version);
  const priceBook = publishedPriceBook(book, asked.definitions);
  const answered = answerUnder({ priceBook, product: asked.product, names: asked.names }, asked.question);
  return answered.ok ? ok(answered.value.answer) : answered;
}
