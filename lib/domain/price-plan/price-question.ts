import { decimal, fitsRate, parseDecimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { readClock } from "#lib/rating/calendar.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { Explanation } from "#lib/rating/explanation.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import { type ExplainedInWords, explainInWords } from "#lib/rating/words/explain-in-words.ts";
import type { Refusal } from "../refusal.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { RatingSurroundings } from "./price-plan-view.ts";
import { resolveRateBook } from "./resolve-rate-book.ts";

export type PriceQuestion = {
  readonly product: string;
  /** As typed, exact. */
  readonly quantity: string;
  readonly at: Instant;
  readonly metadata: Readonly<Record<string, string>>;
};

export type PriceAnswer = ExplainedInWords & {
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly currency: string;
  /** The rate that priced it, and the minute of the local day that decided. */
  readonly rateKey: string;
  readonly level: number | null;
  readonly minuteOfDay: number;
  readonly explanation: Explanation;
};

type Priced = RatingSurroundings & {
  readonly document: PricePlanDocument;
  /** "3", "draft", or null. */
  readonly version: string | null;
};

/** The engine's book of a document under the console's definitions, or what keeps it from pricing. */
export function bookOf({ document, definitions, version }: Priced): Result<CompiledRateBook, Refusal> {
  const book = resolveRateBook(document, definitions.definitions);
  if (!book.ok) return refused(book.refusal[0] ?? { code: "DOCUMENT_INVALID" });
  return ok(compileRateBook(book.value, version));
}

/** What would this cost? The same answer in the browser and on the server, because it is the same engine on the same document. */
export function answerPriceQuestion(priced: Priced, question: PriceQuestion): Result<PriceAnswer, Refusal> {
  const product = priced.definitions.products[question.product];
  if (product === undefined) return refused({ code: "NOT_FOUND", path: "product" });
  const quantity = parseDecimal(question.quantity);
  if (quantity === null) return refused({ code: "INVALID_INPUT", path: "quantity" });
  if (!fitsRate(quantity)) return refused({ code: "TOO_MANY_DIGITS", path: "quantity" });
  const book = bookOf(priced);
  if (!book.ok) return book;
  const result = rateUsage(book.value, {
    productCode: question.product,
    productTypeCode: product.productType,
    productFamilyCode: product.family ?? null,
    taxPercent: decimal(product.taxRate),
    quantity,
    from: question.at,
    to: null,
    metadata: question.metadata,
    directive: "toBeBilled",
  });
  if (!result.rated) return refused({ code: result.code, params: result.params });
  const { explanation } = result;
  const unit = priced.names.productTypes[product.productType]?.unitName;
  const { time } = readClock(question.at, book.value.timeZone);
  return ok({
    ...explainInWords(explanation, { names: priced.names, ...(unit ? { unit } : {}) }),
    ...explanation.result,
    currency: result.currency,
    rateKey: explanation.rate.key,
    level: explanation.won.kind === "level" ? explanation.won.level : null,
    minuteOfDay: minuteOf(time),
    explanation,
  });
}

function minuteOf(time: string): number {
  return Number.parseInt(time.slice(0, 2), 10) * 60 + Number.parseInt(time.slice(3, 5), 10);
}
