import { type Decimal, decimal, fitsRate, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { readClock } from "#lib/rating/calendar.ts";
import { type CounterChange, type Counters, NO_COUNTERS } from "#lib/rating/counters.ts";
import type { AdHocDiscount } from "#lib/rating/discounts/discount.ts";
import type { Explanation } from "#lib/rating/explanation.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import type { RatingRefusal } from "#lib/rating/rating-refusal.ts";
import type { BillingDirective, TaxClass, Usage } from "#lib/rating/usage.ts";
import { type ExplainedInWords, explainInWords } from "#lib/rating/words/explain-in-words.ts";
import type { Refusal } from "../refusal.ts";
import { readMetadata } from "../usage-line/read-metadata.ts";
import type { ProductDefinition } from "./definitions-schema.ts";
import { type KnownUdrType, type PriceBook, resolvePriceBook } from "./price-book.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { RatingSurroundings } from "./price-plan-view.ts";
import type { RateNames } from "./rate-definitions.ts";

export type PriceQuestion = {
  readonly product: string;
  /** As typed, exact. */
  readonly quantity: string;
  readonly at: Instant;
  readonly to?: Instant | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly directive?: BillingDirective;
  readonly classification?: string | null;
  readonly adHoc?: readonly AdHocDiscount[];
  readonly taxClass?: TaxClass;
};

export type PriceAnswer = ExplainedInWords & {
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly currency: string;
  /** The rate that priced it (of usage that was cut, its first part), and the minute of the local day that decided. */
  readonly rateKey: string;
  readonly level: number | null;
  readonly minuteOfDay: number;
  readonly explanation: Explanation;
};

/** A document with what it is priced among. */
export type PricedDocument = RatingSurroundings & {
  readonly document: PricePlanDocument;
  /** "3", "draft", or null. */
  readonly version: string | null;
};

/** What would this cost? The same answer in the browser and on the server, because it is the same engine on the same document. */
export function answerPriceQuestion(priced: PricedDocument, question: PriceQuestion): Result<PriceAnswer, Refusal> {
  const priceBook = priceBookOf(priced);
  if (!priceBook.ok) return priceBook;
  const { products } = priced.definitions;
  const product = Object.hasOwn(products, question.product) ? products[question.product] : undefined;
  const answered = answerUnder({ priceBook: priceBook.value, product: product ?? null, names: priced.names }, question);
  return answered.ok ? ok(answered.value.answer) : answered;
}

/** Of the last questions about a document: one is asked at every key that is pressed, and a large plan takes a while to read. */
const read = new WeakMap<
  PricePlanDocument,
  Pick<PricedDocument, "definitions" | "version"> & { readonly result: Result<PriceBook, Refusal> }
>();

function priceBookOf({ document, definitions, version }: PricedDocument): Result<PriceBook, Refusal> {
  const known = read.get(document);
  if (known?.definitions === definitions && known.version === version) return known.result;
  const result = resolvePriceBook({ document, definitions: definitions.definitions, version });
  read.set(document, { definitions, version, result });
  return result;
}

export type Asked = {
  readonly priceBook: PriceBook;
  /** Null when nobody knows it. */
  readonly product: ProductDefinition | null;
  readonly names: RateNames;
};

export type Answered = { readonly answer: PriceAnswer; readonly changes: readonly CounterChange[] };

/** The answer, and what counts from then on where usage counts together. */
export function answerUnder(asked: Asked, question: PriceQuestion, counters: Counters = NO_COUNTERS): Result<Answered, Refusal> {
  const { priceBook, product, names } = asked;
  if (product === null) return refused({ code: "NOT_FOUND", path: "product" });
  const udrType = priceBook.udrTypes.get(product.udrType ?? "") ?? null;
  const usage = usageOf(question, product, udrType);
  if (!usage.ok) return usage;
  const result = rateUsage(priceBook.book, usage.value, counters);
  if (!result.rated) return refused({ code: result.code, params: result.params, ...pathOf(result.params) });
  const { explanation, currency, changes } = result;
  const unit = unitOf(product, udrType, names);
  const won = explanation.parts[0]?.won;
  const answer = {
    ...explainInWords(explanation, { names, ...(unit === null ? {} : { unit }) }),
    ...explanation.result,
    currency,
    rateKey: explanation.rate.key,
    level: won?.kind === "level" ? won.level : null,
    minuteOfDay: minuteOf(readClock(question.at, priceBook.book.timeZone).time),
    explanation,
  };
  return ok({ answer, changes });
}

function usageOf(question: PriceQuestion, product: ProductDefinition, udrType: KnownUdrType | null): Result<Usage, Refusal> {
  const quantity = readQuantity(question.quantity, udrType);
  if (!quantity.ok) return quantity;
  const { at, to = null, directive = "toBeBilled", classification = null, adHoc = [], taxClass = "standard" } = question;
  if (to !== null && to < at) return refused({ code: "PERIOD_REVERSED", path: "to" });
  const metadata = readMetadata(question.metadata, udrType?.attributes ?? []);
  if (!metadata.ok)
    return refused({ code: metadata.refusal.code, path: metadata.refusal.path, params: attributeOf(metadata.refusal.path) });
  return ok({
    productCode: question.product,
    productTypeCode: product.productType,
    productFamilyCode: product.family ?? null,
    taxPercent: decimal(product.taxRate),
    quantity: quantity.value,
    from: at,
    to,
    metadata: metadata.value,
    directive,
    taxClass,
    classification,
    adHoc,
    udrType: udrType?.usage ?? null,
  });
}

function readQuantity(text: string, udrType: KnownUdrType | null): Result<Decimal, Refusal> {
  const quantity = parseDecimal(text);
  if (quantity === null) return refused({ code: "INVALID_INPUT", path: "quantity" });
  if (!fitsRate(quantity)) return refused({ code: "TOO_MANY_DIGITS", path: "quantity" });
  if (udrType === null || normalise(quantity).scale <= udrType.usage.unitDecimals) return ok(quantity);
  const params = { unit: udrType.unit, decimals: udrType.usage.unitDecimals };
  return refused({ code: "QUANTITY_TOO_FINE", path: "quantity", params });
}

function attributeOf(path: string): { readonly attribute: string } {
  return { attribute: path.replace(/^metadata\./, "") };
}

function pathOf({ attribute, quantity }: RatingRefusal["params"]): { readonly path?: string } {
  if (attribute !== undefined) return { path: `metadata.${attribute}` };
  return quantity === undefined ? {} : { path: "quantity" };
}

/** A document names the units of the types that it brings along; the console knows its own by name. */
function unitOf({ productType }: ProductDefinition, udrType: KnownUdrType | null, names: RateNames): string | null {
  if (udrType?.isOwn) return udrType.unit;
  const known = Object.hasOwn(names.productTypes, productType) ? names.productTypes[productType]?.unitName : null;
  return known ?? udrType?.unit ?? null;
}

function minuteOf(time: string): number {
  return Number.parseInt(time.slice(0, 2), 10) * 60 + Number.parseInt(time.slice(3, 5), 10);
}
