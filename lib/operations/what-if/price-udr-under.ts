import { findCountingRbi } from "#db/queries/counting-rbis.ts";
import { readCounters } from "#db/queries/rate-counters.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import { findUdrNames } from "#db/queries/udr-names.ts";
import { findUdrPersonal } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import { placeName } from "#lib/domain/counting/counter-place.ts";
import { countedBefore } from "#lib/domain/counting/in-place.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { readChain } from "#lib/domain/udr/decide-posting.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import type { WhatIfQuery } from "#lib/domain/what-if/what-if-schema.ts";
import type { WhatIfAnswer } from "#lib/domain/what-if/what-if-view.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { type Instant, instantToString, parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Explanation } from "#lib/rating/explanation.ts";
import { explainInWords } from "#lib/rating/words/explain-in-words.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { type CounterSource, rateCounting } from "../rate-counting.ts";
import { usageOfUdr } from "../rate-udr.ts";
import { rateUsageOf, toUsage, type UsageToRate } from "../rate-usage-of.ts";
import { readUdrFacts, type UdrStanding } from "../udr-standing.ts";
import { whatIfBook } from "../what-if-book.ts";
import { whatIfPlans } from "../what-if-plans.ts";

type Amounts = { readonly gross: Micros; readonly net: Micros; readonly tax: Micros; readonly explanation: Explanation };

export type PriceUnder = WhatIfQuery & { readonly udrId: number };

/**
 * What a UDR would cost under another version, another plan, or had it been used at another time: by the engine that prices it, with what
 * counted before it. Writes nothing. A credit is asked about as a charge is: what differs is the price.
 */
export async function priceUdrUnder(context: Context, asked: PriceUnder): Promise<Result<WhatIfAnswer, Refusal>> {
  return inTransaction(context, async (tx) => {
    const found = await readUdrFacts(tx, asked.udrId);
    if (!found.ok) return found;
    const { udr } = found.value;
    if (udr.rating !== "here") return refused({ code: "PRICED_ELSEWHERE" });
    const usage = await usageAsked(tx, found.value, asked);
    const priced = await priceUnder(tx, context, { asked, usage, standing: found.value });
    return priced.ok ? ok(await toAnswer(tx, { priced: priced.value, usage, standing: found.value })) : priced;
  });
}

/** As it was used, or moved as a whole to another time, which then decides the version as well. */
async function usageAsked(tx: Tx, { udr, rbis, subscriber }: UdrStanding, { at }: PriceUnder): Promise<UsageToRate> {
  const from = at === undefined ? null : parseInstant(at);
  const moved = from === null ? udr : movedTo(udr, from);
  const personal = await findUdrPersonal(tx, udr);
  const directive = readChain(rbis).live?.directive ?? (udr.directive === "toBeCredited" ? "toBeCredited" : "toBeBilled");
  const usage = await usageOfUdr(tx, { udr: moved, personal }, directive);
  return { ...usage, counters: await countersOf(tx, { udr, subscriber }), place: { udrId: udr.udrId } };
}

function movedTo(udr: Udr, from: Instant): Udr {
  const usedTo = udr.usedTo === null ? null : plusMillis(from, udr.usedTo - udr.usedFrom);
  return { ...udr, usedFrom: from, usedTo, orderedAt: udr.orderedAt && from };
}

/** What counted before it when it was rated, so that it does not count on top of itself; of everything else, what counts now. */
async function countersOf(tx: Tx, { udr, subscriber }: Pick<UdrStanding, "udr" | "subscriber">): Promise<CounterSource> {
  const counting = await findCountingRbi(tx, subscriber, udr.udrId);
  const before = counting === null ? new Map() : countedBefore(counting);
  return async (reader, account, places) => {
    const stored = await readCounters(
      reader,
      account,
      places.filter((place) => !before.has(placeName(place))),
    );
    return new Map([...stored, ...before]);
  };
}

type Pricing = { readonly asked: PriceUnder; readonly usage: UsageToRate; readonly standing: UdrStanding };

async function priceUnder(tx: Tx, context: Context, { asked, usage, standing }: Pricing): Promise<Result<Amounts, Refusal>> {
  const { subscriber } = standing;
  const { plan: code, version } = asked;
  if (code === undefined || version === undefined) return rateUsageOf(tx, subscriber, usage);
  const plans = await whatIfPlans(tx, context, { subscriber, ratingInstant: usage.ratingInstant });
  const chosen = plans.find(({ plan }) => plan.code === code);
  if (chosen === undefined || (version === "draft" && !chosen.hasDraft)) return refused({ code: "NOT_FOUND", path: "plan" });
  const book = await whatIfBook(tx, chosen, { subscriber, ratingInstant: usage.ratingInstant, version });
  if (!book.ok) return book;
  const result = await rateCounting(tx, { book: book.value, usage: toUsage(usage, subscriber), subscriber, counters: usage.counters });
  if (result.rated) return ok(result);
  return refused(
    result.code === "NO_RATE" ? { code: "NO_RATE", params: { product: usage.product.name } } : { code: result.code, params: result.params },
  );
}

type Priced = { readonly priced: Amounts; readonly usage: UsageToRate; readonly standing: UdrStanding };

async function toAnswer(tx: Tx, { priced, usage, standing: { udr, rbis } }: Priced): Promise<WhatIfAnswer> {
  const { live } = readChain(rbis);
  const { explanation } = priced;
  const money = (amount: Micros) => microsToString(amount, minorDigits(udr.currency));
  const { unitName: unit } = await findUdrNames(tx, udr);
  return {
    planName: explanation.plan.name,
    version: explanation.plan.version ?? "",
    from: instantToString(usage.usedFrom),
    gross: money(priced.gross),
    net: money(priced.net),
    tax: money(priced.tax),
    currency: udr.currency,
    difference: live && money(priced.gross - live.gross),
    price: explainInWords(explanation, { names: await loadRateNames(tx), unit }),
  };
}
