import { listSamples } from "#db/queries/price-plan-samples.ts";
import type { Tx } from "#db/tx.ts";
import type { PinnedSample } from "#lib/domain/price-plan/pin-view.ts";
import { publishedPriceBook } from "#lib/domain/price-plan/price-book.ts";
import type { VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import { answerUnder } from "#lib/domain/price-plan/price-question.ts";
import type { Sample, SamplePrice } from "#lib/domain/price-plan/sample.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { compiledBook } from "./compiled-book.ts";
import { rateSurroundings } from "./rate-surroundings.ts";

/** Enough to see what a version means; the comparison of the versions shows the rest. */
const SHOWN = 8;

type Question = { readonly pricePlanId: number; readonly versions: readonly VersionHead[]; readonly now: Instant };

/** What the plan's samples come to under each of the versions, by the very books that bill. */
export async function pinnedSamples(tx: Tx, { pricePlanId, versions, now }: Question): Promise<readonly PinnedSample[]> {
  const samples = (await listSamples(tx, pricePlanId)).slice(0, SHOWN);
  if (samples.length === 0) return [];
  const { definitions, names } = await rateSurroundings(tx, now);
  const books: ReturnType<typeof publishedPriceBook>[] = [];
  for (const version of versions) books.push(publishedPriceBook(await compiledBook(tx, version), definitions.definitions));
  const { products } = definitions;
  return samples.map(({ name, usage }) => {
    const product = (Object.hasOwn(products, usage.product) ? products[usage.product] : undefined) ?? null;
    return { name, prices: books.map((priceBook) => priceOf({ priceBook, product, names }, usage)) };
  });
}

function priceOf(asked: Parameters<typeof answerUnder>[0], { product, quantity, at, metadata }: Sample["usage"]): SamplePrice {
  const instant = parseInstant(at);
  if (instant === null) return { refusal: "INVALID_INPUT" };
  const answered = answerUnder(asked, { product, quantity, at: instant, metadata });
  if (!answered.ok) return { refusal: answered.refusal.code };
  const { gross, currency } = answered.value.answer;
  return { total: gross, currency };
}
