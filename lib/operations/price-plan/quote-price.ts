import { findQuotedProducts } from "#db/queries/quoted-products.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import type { ProductDefinition } from "#lib/domain/price-plan/definitions-schema.ts";
import { answerUnder, type PriceAnswer, type PriceQuestion } from "#lib/domain/price-plan/price-question.ts";
import type { QuotedUsageInput, QuotePriceInput, QuotePricesInput } from "#lib/domain/price-plan/quote-price-schema.ts";
import type { RateNames } from "#lib/domain/price-plan/rate-definitions.ts";
import type { Refusal, RefusalCode } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { type CycleCounters, createCycleCounters } from "#lib/domain/usage-line/cycle-counters.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { type PriceSource, priceSourceOf } from "../price-source.ts";
import { quotedProductAt } from "../quoted-product-at.ts";

export type QuotedPrice = Omit<PriceAnswer, "minuteOfDay"> & { readonly at: string; readonly version: string | null };

/** Why one of many usages has no price; the path says which: "usages[3].quantity". */
export type QuoteRefusal = { readonly refusal: { readonly code: RefusalCode; readonly path: string; readonly message: string } };

export type QuotedPrices = { readonly usages: readonly (QuotedPrice | QuoteRefusal)[] };

/** What would this usage cost, and why: under the version in force, the open draft, or a document that nobody stored. */
export async function quotePrice(context: Context, input: QuotePriceInput): Promise<Result<QuotedPrice, Refusal>> {
  const { under, ...usage } = input;
  return inTransaction(context, async (tx) => {
    const quoting = await openQuoting(tx, context, { under, usages: [usage] });
    return quoting.ok ? quote(quoting.value, usage) : quoting;
  });
}

/**
 * The same for many, answered in the order given. Where a rate counts usage together they count as the usage of one subscription,
 * in the order of their time; a cycle is then a calendar month in the plan's zone.
 */
export async function quotePrices(context: Context, input: QuotePricesInput): Promise<Result<QuotedPrices, Refusal>> {
  return inTransaction(context, async (tx) => {
    const quoting = await openQuoting(tx, context, input);
    return quoting.ok ? ok({ usages: quoteAll(quoting.value, input.usages) }) : quoting;
  });
}

type Quoting = {
  readonly now: Instant;
  readonly source: PriceSource;
  readonly names: RateNames;
  readonly productAt: (code: string, at: Instant) => ProductDefinition | null;
  readonly counters: CycleCounters;
};

async function openQuoting(tx: Tx, { now }: Context, { under, usages }: QuotePricesInput): Promise<Result<Quoting, Refusal>> {
  const instants = usages.map((usage) => instantOf(usage, now));
  const source = await priceSourceOf(tx, under, instants);
  if (!source.ok) return source;
  const products = await findQuotedProducts(tx, [...new Set(usages.map(({ product }) => product))]);
  const own = under.kind === "document" ? (under.document.products ?? {}) : {};
  return ok({
    now,
    source: source.value,
    names: await loadRateNames(tx),
    productAt: (code, at) => (Object.hasOwn(own, code) ? (own[code] ?? null) : quotedProductAt(products.get(code), at)),
    counters: createCycleCounters(source.value.timeZone),
  });
}

/** In the order of their time, as they would count; of one instant, in the order given. */
function quoteAll(quoting: Quoting, usages: readonly QuotedUsageInput[]): QuotedPrices["usages"] {
  const timed = usages.map((usage, index) => ({ usage, index, at: instantOf(usage, quoting.now) }));
  const answers = new Map(
    timed
      .sort((left, right) => left.at - right.at || left.index - right.index)
      .map(({ usage, index }) => [index, answerOrRefusal(quote(quoting, usage), index)]),
  );
  return usages.map((_, index) => present(answers.get(index), `the answer to usage ${index}`));
}

function answerOrRefusal(quoted: Result<QuotedPrice, Refusal>, index: number): QuotedPrice | QuoteRefusal {
  if (quoted.ok) return quoted.value;
  const { code, path } = quoted.refusal;
  const member = path === undefined ? "" : `.${path}`;
  return { refusal: { code, path: `usages[${index}]${member}`, message: refusalSentence(quoted.refusal) } };
}

function quote({ now, source, names, productAt, counters }: Quoting, usage: QuotedUsageInput): Result<QuotedPrice, Refusal> {
  const question = questionOf(usage, now);
  const { at } = question;
  const priced = source.at(at);
  if (priced === null) return refused({ code: "NOT_FOUND", path: usage.from === undefined ? "at" : "from" });
  const owner = { subscription: null, account: null, from: at };
  const asked = { priceBook: priced.priceBook, product: productAt(question.product, at), names };
  const answered = answerUnder(asked, question, counters.of(owner));
  if (!answered.ok) return answered;
  counters.apply(owner, answered.value.changes);
  const { minuteOfDay: _, ...quoted } = answered.value.answer;
  return ok({ ...quoted, at: instantToString(at), version: priced.version });
}

function questionOf({ at: _at, from: _from, to, ...usage }: QuotedUsageInput, now: Instant): PriceQuestion {
  const at = instantOf({ at: _at, from: _from }, now);
  return { ...usage, at, to: to === undefined || to === null ? null : parseInstant(to) };
}

type Times = { readonly at?: string | undefined; readonly from?: string | undefined };

function instantOf({ at, from }: Times, now: Instant): Instant {
  const text = from ?? at;
  return text === undefined ? now : (parseInstant(text) ?? now);
}
