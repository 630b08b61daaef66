import type { Charge } from "../../charges/charge.ts";
import type { Rate, RateBook } from "../../rate-book.ts";
import type { Usage } from "../../usage.ts";
import { type Exact, exact, isPositive, isZero, minus, NOTHING, plus, ratio, sum, times } from "./exact.ts";
import { type Counted, costOf, limited, limitedCost, withoutFees } from "./naive-charge.ts";
import { counterOf, discounted, discountsFor, type Given, takeFreeUsage } from "./naive-discounts.ts";
import { type Part, partsOf } from "./naive-split.ts";
import { directed, fitsMoney, taxed } from "./naive-tax.ts";
import { isDecimal } from "./naive-zone.ts";
import { roundByDigits } from "./round-by-digits.ts";

/** A usage, and with whom it counts. */
export type Entry = {
  readonly usage: Usage;
  readonly subscription: string;
  readonly agreement: string;
  /** Of subscription and agreement alike. */
  readonly cycle: string;
};

export type Priced =
  | { readonly rated: true; readonly gross: bigint; readonly net: bigint; readonly tax: bigint }
  | { readonly rated: false; readonly code: string };

/** Everything that ever counted, by what counts together. Nothing is summed up before it is asked for. */
type Memory = { readonly counted: Map<string, readonly Counted[]>; readonly taken: Map<string, readonly Exact[]> };

/**
 * A second rating engine, as naive as can be and written apart from the first: minute by minute, unit by unit, in fractions,
 * and with the whole past counted again for every usage.
 */
export function rateNaively(book: RateBook, entries: readonly Entry[]): readonly Priced[] {
  const memory: Memory = { counted: new Map(), taken: new Map() };
  return entries.map((entry) => rateOne(book, entry, memory));
}

const refuse = (code: string): Priced => ({ rated: false, code });

function rateOne(book: RateBook, entry: Entry, memory: Memory): Priced {
  const { usage } = entry;
  const quantity = ratio(usage.quantity.unscaled, 10n ** BigInt(usage.quantity.scale));
  if (quantity.top < 0n) return refuse("NEGATIVE_USAGE");
  if (hasTooManyDigits(quantity)) return refuse("TOO_MANY_DIGITS");
  const rate = rateFor(book, usage);
  if (!rate) return refuse("NO_RATE");
  const given = givenDiscounts(book, entry, memory);
  const parts = partsOf(book, rate, usage).map((part) => ({ part, charge: part.tier?.charge ?? rate.base }));
  const shares = parts.map(({ part, charge }) => (amountOf(charge) ? null : part.shareOf(quantity, usage.udrType?.unitDecimals ?? 6)));
  const free = takeFreeUsage(given, shares);
  const charged: Measured[] = [];
  for (const [index, { part, charge }] of parts.entries()) {
    const measured = measure({ part, charge, rest: free.rest[index] ?? null }, usage);
    if (typeof measured === "string") return refuse(measured);
    charged.push({ line: part.tier?.level.toString() ?? "base", charge, ...measured });
  }
  const counting = countingOf(book, rate, entry);
  const costs = rate.scope === "udr" ? standingAlone(charged) : countingTogether(charged, counting, memory);
  const whole = discounted(costs.amount, given);
  const isDiscounted = !isZero(minus(whole.amount, costs.amount));
  const rounded = (amount: Exact) => roundByDigits(amount, book.roundTo, book.rounding);
  const priced =
    isDiscounted || rate.scope === "udr"
      ? rounded(whole.amount)
      : costs.totals.reduce((total, { before, after }) => total + rounded(after) - rounded(before), 0n);

  const amounts = taxed(priced, book, usage);
  if (!fitsMoney(amounts)) return refuse("TOO_MANY_DIGITS");

  if (usage.directive === "toBeBilled") {
    for (const { key, counted } of costs.counted) memory.counted.set(key, [...(memory.counted.get(key) ?? []), counted]);
    for (const { key, amount } of [...free.taken, ...whole.taken]) memory.taken.set(key, [...(memory.taken.get(key) ?? []), amount]);
  }
  return { rated: true, ...directed(amounts, usage) };
}

const hasTooManyDigits = ({ top, bottom }: Exact): boolean =>
  (top / bottom).toString().replace("-", "").length > 12 || 10n ** 12n % bottom !== 0n;

function rateFor(book: RateBook, usage: Usage): Rate | undefined {
  const { rates } = book;
  return (
    rates.find(({ for: target }) => "product" in target && target.product === usage.productCode) ??
    rates.find(({ for: target }) => "productType" in target && target.productType === usage.productTypeCode) ??
    rates.find(({ for: target }) => "family" in target && target.family === usage.productFamilyCode)
  );
}

type Measured = {
  readonly line: string;
  readonly charge: Charge;
  readonly quantity: Exact;
  /** What the quantity is multiplied by: the attribute `times`. */
  readonly factor: Exact;
};

/** The attribute that is measured in place of the quantity. */
const amountOf = (charge: Charge) => (charge.charge === "percentage" || charge.charge === "costPlus" ? charge.of : null);

/** Metadata are read where there is something to charge; an amount is what there is to charge. */
function measure({ part, charge, rest }: { part: Part; charge: Charge; rest: Exact | null }, usage: Usage) {
  const attribute = amountOf(charge);
  if (attribute !== null) {
    const amount = readAmount(usage, attribute);
    return typeof amount === "string" ? amount : { quantity: part.shareOf(amount, 6), factor: exact(1) };
  }
  const quantity = rest ?? NOTHING;
  if (charge.charge !== "perUnit" || charge.times === undefined || isZero(quantity)) return { quantity, factor: exact(1) };
  const factor = readAmount(usage, charge.times);
  return typeof factor === "string" ? factor : { quantity, factor };
}

function readAmount({ metadata }: Usage, attribute: string): Exact | string {
  const text = Object.hasOwn(metadata, attribute) ? metadata[attribute] : undefined;
  if (text === undefined) return "METADATA_MISSING";
  if (!isDecimal(text)) return "METADATA_INVALID";
  const amount = exact(text);
  if (amount.top < 0n) return "NEGATIVE_USAGE";
  return hasTooManyDigits(amount) ? "TOO_MANY_DIGITS" : amount;
}

function givenDiscounts(book: RateBook, { usage, subscription, cycle }: Entry, { taken }: Memory): readonly Given[] {
  const additive = discountsFor(book, usage).map((discount) => {
    const counter = counterOf(discount, { book, usage, cycle });
    const key = counter === null ? null : JSON.stringify([subscription, counter]);
    return { discount, key, taken: key === null ? [] : (taken.get(key) ?? []) };
  });
  return [...additive, ...(usage.adHoc ?? []).map((discount) => ({ discount, key: null, taken: [] }))];
}

type Costs = {
  readonly amount: Exact;
  readonly totals: readonly { readonly before: Exact; readonly after: Exact }[];
  readonly counted: readonly { readonly key: string; readonly counted: Counted }[];
};

/** What is paid once is paid by the first part that has something to charge; its limits hold for the sum. */
function standingAlone(parts: readonly Measured[]): Costs {
  const used = parts.filter(({ quantity }) => isPositive(quantity));
  const [first] = used;
  if (!first) return { amount: NOTHING, totals: [], counted: [] };
  const costs = used.map((part) => costOf(part === first ? part.charge : withoutFees(part.charge), [countedOf(part, true)]));
  return { amount: limited(first.charge, sum(costs)), totals: [], counted: [] };
}

const countedOf = ({ quantity, factor }: Measured, paysFixed: boolean): Counted => ({ quantity: times(quantity, factor), paysFixed });

/** All that counts now, less all that counted before. */
function countingTogether(parts: readonly Measured[], counting: string, memory: Memory): Costs {
  const used = parts.filter(({ quantity }) => isPositive(quantity));
  const counted = used.map((part, index) => ({
    charge: part.charge,
    key: JSON.stringify([counting, part.line]),
    counted: countedOf(part, index === 0),
  }));
  const totals = counted.map(({ charge, key, counted: now }) => {
    const earlier = memory.counted.get(key) ?? [];
    return { before: limitedCost(charge, earlier), after: limitedCost(charge, [...earlier, now]) };
  });
  return { amount: totals.reduce((all, { before, after }) => plus(all, minus(after, before)), NOTHING), totals, counted };
}

function countingOf(book: RateBook, rate: Rate, { subscription, agreement, cycle }: Entry): string {
  const owner = rate.scope === "pool" ? ["agreement", agreement] : ["subscription", subscription];
  return JSON.stringify([...owner, cycle, book.code, rate.key]);
}
