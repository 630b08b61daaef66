import { NO_DEFINITIONS } from "#lib/domain/price-plan/definitions.ts";
import { readDocument } from "#lib/domain/price-plan/read-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { NO_COUNTERS } from "#lib/rating/counters.ts";
import { priceExactly } from "#lib/rating/price-exactly.ts";
import { priceUsage, priceUsages } from "#lib/rating/price-usage.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import { selectTier } from "#lib/rating/select-tier.ts";
import type { Usage } from "#lib/rating/usage.ts";
import { decimalEngine, decimalTotal } from "./decimal-rating.ts";
import { mixedWorkload, type Workload } from "./rating-workload.ts";
import { type Measured, median, report } from "./report.ts";

// npm run bench -- rating: one core, one thread; usage is made in pages of 500 outside the clock, as a run would read it.
const ROUNDS = 3;
const PAGE = 500;
const GROWTH_ROUNDS = 7;
const MILLION = 1_000_000;

type Stretch = Pick<Workload, "usages"> & { readonly count: number; readonly rounds?: number };
type Timing = { readonly perSecond: number; readonly cpuSeconds: number };

/** Runs over pages of usage; the median of the rounds. The rounds stand one after the other, after one page to warm up. */
function timed({ usages, count, rounds = ROUNDS }: Stretch, work: (page: readonly Usage[]) => unknown): Timing {
  work(usages(0, PAGE));
  const timings = Array.from({ length: rounds }, () => {
    let [millis, cpu] = [0, 0];
    for (let from = 0; from < count; from += PAGE) {
      const page = usages(from, Math.min(PAGE, count - from));
      const [begun, used] = [performance.now(), process.cpuUsage()];
      work(page);
      millis += performance.now() - begun;
      const { user, system } = process.cpuUsage(used);
      cpu += (user + system) / MILLION;
    }
    return { perSecond: (count / millis) * 1000, cpuSeconds: cpu };
  });
  return { perSecond: median(timings.map(({ perSecond }) => perSecond)), cpuSeconds: median(timings.map(({ cpuSeconds }) => cpuSeconds)) };
}

function priceAll(book: CompiledRateBook): (page: readonly Usage[]) => unknown {
  return (page) => priceUsages(book, page);
}

/** The least a loop over such usage can do: multiply, add, keep a number. */
function multiplyAndAdd(page: readonly Usage[]): unknown {
  const kept = new Float64Array(page.length);
  for (const [index, { quantity, from }] of page.entries()) kept[index] = Number(quantity.unscaled) * 37 + (from % 1000);
  return kept;
}

function differences(book: CompiledRateBook, workload: Workload): number {
  let count = 0;
  for (let from = 0; from < MILLION; from += PAGE) {
    for (const usage of workload.usages(from, PAGE)) {
      const quick = priceUsage(book, usage);
      const exact = priceExactly(book, usage, NO_COUNTERS);
      const isSame = quick.rated && exact.ok && quick.gross === exact.value.amounts.gross && quick.tax === exact.value.amounts.tax;
      if (!isSame) count += 1;
    }
  }
  return count;
}

/** Usage that is not split, since the plain engine does not split; both engines must agree before they are compared. */
function wholeOnly({ book, usages }: Workload): Workload {
  return { book, usages: (from, count) => usages(from, count).map((usage) => ({ ...usage, to: null })) };
}

function compareWithDecimals(workload: Workload, compiled: CompiledRateBook): readonly Measured[] {
  const whole = wholeOnly(workload);
  const plain = decimalEngine(workload.book);
  const [sample] = [whole.usages(0, 5_000)];
  const strays = sample.filter((usage) => plain(usage) !== textOf(compiled, usage)).length;
  const ours = timed({ usages: whole.usages, count: 200_000 }, priceAll(compiled));
  const theirs = timed({ usages: whole.usages, count: 20_000 }, (page) => page.map(plain));
  const charges = (page: readonly Usage[]) => page.map((usage) => chargeOf(compiled, usage));
  const selection = timed({ usages: whole.usages, count: 200_000 }, charges);
  const arithmetic = timed({ usages: whole.usages, count: 20_000 }, (page) => {
    const chosen = charges(page);
    return page.map((usage, index) =>
      decimalTotal(workload.book, usage, chosen[index] ?? workload.book.rates[0]?.base ?? { charge: "flat", amount: "0" }),
    );
  });
  const own = 1 / ours.perSecond - 1 / selection.perSecond;
  return [
    { measure: "disagreements with decimal.js on 5,000 UDRs", value: strays, unit: "", ceiling: 0 },
    { measure: "against a plain engine on decimal.js and Intl", value: ours.perSecond / theirs.perSecond, unit: "×", floor: 15 },
    {
      measure: "the arithmetic alone against decimal.js",
      value: (1 / arithmetic.perSecond - 1 / selection.perSecond) / own,
      unit: "×",
      floor: 15,
    },
  ];
}

function chargeOf(book: CompiledRateBook, usage: Usage) {
  const rate = book.byProduct.get(usage.productCode);
  return rate && (selectTier(rate, usage)?.charge ?? rate.base).definition;
}

function textOf(book: CompiledRateBook, usage: Usage): string {
  const result = priceUsage(book, usage);
  return result.rated ? [result.gross, result.net, result.tax].map((amount) => microsToString(amount)).join(" ") : result.code;
}

function compileTenThousand(): Measured {
  const { book } = mixedWorkload({ rates: 10_000 });
  const document = readDocument(documentOf(book));
  if (!document.ok) throw new Error(JSON.stringify(document.refusal[0]));
  const seconds = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    const resolved = resolveRateBook(document.value, NO_DEFINITIONS);
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.refusal[0]));
    compileRateBook(resolved.value);
    return (performance.now() - begun) / 1000;
  });
  return { measure: "resolve and compile a plan of 10,000 rates", value: median(seconds), unit: "s", ceiling: 1 };
}

function documentOf(book: RateBook): unknown {
  return { ...book, format: "ratewright/price-plan@1" };
}

/** In turns, so that a machine that becomes slower for a while is slower for both. */
function growth(): Measured {
  const [few, many] = [10, 10_000].map((rates) => {
    const workload = mixedWorkload({ rates });
    const work = priceAll(compileRateBook(workload.book));
    return () => 1 / timed({ usages: workload.usages, count: 200_000, rounds: 1 }, work).perSecond;
  });
  const ratios = Array.from({ length: GROWTH_ROUNDS }, () => (many?.() ?? Number.NaN) / (few?.() ?? Number.NaN));
  return { measure: "cost per UDR with 10,000 rates against 10", value: median(ratios), unit: "×", ceiling: 1.5 };
}

const workload = mixedWorkload();
const book = compileRateBook(workload.book);
const plainLoop = timed({ usages: workload.usages, count: MILLION }, multiplyAndAdd);
const priced = timed({ usages: workload.usages, count: MILLION }, priceAll(book));
const explained = timed({ usages: workload.usages, count: 200_000 }, (page) => page.map((usage) => rateUsage(book, usage)));

report(`Rating: 200 products, 20 zones, 6 time models in 3 zones, bands, discounts, 10 % split; ${ROUNDS} rounds, median, one thread`, [
  { measure: "priced, no explanation", value: priced.perSecond, unit: "UDR/s", floor: MILLION, cpuSeconds: priced.cpuSeconds },
  {
    measure: "rated, explanations kept (200,000 UDRs)",
    value: explained.perSecond,
    unit: "UDR/s",
    floor: 200_000,
    cpuSeconds: explained.cpuSeconds,
  },
  { measure: "a bare loop that multiplies and adds", value: plainLoop.perSecond, unit: "UDR/s", cpuSeconds: plainLoop.cpuSeconds },
  { measure: "the bare loop against pricing", value: plainLoop.perSecond / priced.perSecond, unit: "×" },
  { measure: "disagreements with the BigInt path on 1,000,000 UDRs", value: differences(book, workload), unit: "", ceiling: 0 },
  ...compareWithDecimals(workload, book),
  compileTenThousand(),
  growth(),
]);
