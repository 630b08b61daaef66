import { Decimal } from "decimal.js";
import { decimalToString } from "#lib/kernel/decimal.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Condition, Rate, RateBook, TimeModel } from "#lib/rating/rate-book.ts";
import type { Usage } from "#lib/rating/usage.ts";

/**
 * What one would write with a decimal library: the rate is looked up, conditions are read from the document, local time is asked of
 * Intl, and every amount is a Decimal. It prices usage that is not split, and is here to be compared with.
 */
export function decimalEngine(book: RateBook): (usage: Usage) => string {
  const rates = new Map(book.rates.map((rate) => ["product" in rate.for ? rate.for.product : "", rate]));
  const clocks = new Map(Object.values(book.timeModels).map(({ timeZone }) => [timeZone, clockOf(timeZone)]));
  return (usage) => {
    const rate = rates.get(usage.productCode);
    if (rate === undefined) return "NO_RATE";
    const charge = chargeFor(rate, usage, { book, clocks });
    return decimalTotal(book, usage, charge);
  };
}

type Clock = (millis: number) => { readonly weekday: string; readonly minute: string; readonly date: string };
type Context = { readonly book: RateBook; readonly clocks: ReadonlyMap<string, Clock> };

function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (millis) => {
    const parts = new Map(format.formatToParts(millis).map(({ type, value }) => [type, value]));
    const join = (types: readonly Intl.DateTimeFormatPartTypes[], mark: string) => types.map((type) => parts.get(type) ?? "").join(mark);
    return {
      weekday: join(["weekday"], "").toLowerCase(),
      minute: join(["hour", "minute"], ":"),
      date: join(["year", "month", "day"], "-"),
    };
  };
}

function chargeFor(rate: Rate, usage: Usage, context: Context): Charge {
  const tier = [...rate.tiered]
    .sort((left, right) => left.level - right.level)
    .find(({ zone, timeModel }) => isInZone(zone, usage, context) && isInTime(timeModel, usage, context));
  return tier?.charge ?? rate.base;
}

function isInZone(code: string | undefined, { metadata }: Usage, { book }: Context): boolean {
  return code === undefined || (book.zones[code]?.all ?? []).every((condition) => holds(condition, metadata[condition.attribute]));
}

function holds(condition: Condition, value: string | undefined): boolean {
  if (value === undefined) return false;
  if ("is" in condition) return value === condition.is;
  if ("isNot" in condition) return value !== condition.isNot;
  if ("in" in condition) return [condition.in].flat().includes(value);
  if ("between" in condition) return new Decimal(value).gte(condition.between[0]) && new Decimal(value).lte(condition.between[1]);
  if ("startsWith" in condition) return [condition.startsWith].flat().some((beginning) => value.startsWith(beginning));
  return condition.values.includes(value);
}

function isInTime(code: string | undefined, { from }: Usage, { book, clocks }: Context): boolean {
  const model = code === undefined ? undefined : book.timeModels[code];
  if (model === undefined) return code === undefined;
  const now = clocks.get(model.timeZone)?.(from);
  const before = clocks.get(model.timeZone)?.(from - 86_400_000);
  if (now === undefined || before === undefined) return false;
  const today = windowsOn(model, now);
  const yesterday = windowsOn(model, before);
  if (
    today.windows.some((window) =>
      window.from < window.to ? window.from <= now.minute && now.minute < window.to : window.from <= now.minute,
    )
  )
    return true;
  return !today.isException && yesterday.windows.some((window) => window.from > window.to && now.minute < window.to);
}

function windowsOn(model: TimeModel, { date, weekday }: ReturnType<Clock>) {
  const exception = model.dates.find((each) => {
    const [day, first, last] = each.yearly
      ? [date.slice(5), each.date.slice(5), (each.until ?? each.date).slice(5)]
      : [date, each.date, each.until ?? each.date];
    return first <= day && day <= last;
  });
  const windows = exception?.windows ?? model.windows.filter(({ days }) => days.some((day) => day === weekday));
  return { windows, isException: exception !== undefined };
}

/** The charge, the discounts, the rounding and the tax, in decimals. */
export function decimalTotal(book: RateBook, usage: Usage, charge: Charge): string {
  let quantity = new Decimal(decimalToString(usage.quantity));
  for (const { kind, value } of discountsFor(book, usage)) if (kind === "freeUsage") quantity = Decimal.max(0, quantity.minus(value));
  let amount = quantity.isZero() ? new Decimal(0) : limited(charge, amountOf(charge, quantity));
  for (const { kind, value } of discountsFor(book, usage))
    if (kind === "percentage") amount = amount.times(new Decimal(100).minus(value)).div(100);
  for (const { kind, value } of discountsFor(book, usage)) if (kind === "amount") amount = Decimal.max(0, amount.minus(value));
  const gross = amount.toDecimalPlaces(book.roundTo, Decimal.ROUND_HALF_UP);
  const percent = new Decimal(decimalToString(usage.taxPercent));
  const tax = gross.times(percent).div(percent.plus(100)).toDecimalPlaces(book.roundTo, Decimal.ROUND_HALF_UP);
  const sign = usage.directive === "toBeCredited" ? -1 : 1;
  return `${gross.times(sign).toFixed(6)} ${gross.minus(tax).times(sign).toFixed(6)} ${tax.times(sign).toFixed(6)}`;
}

function discountsFor(book: RateBook, usage: Usage) {
  const held = (book.discounts ?? []).filter(({ for: target, zone, account }) => {
    const isTarget =
      target === null ||
      ("product" in target && target.product === usage.productCode) ||
      ("productType" in target && target.productType === usage.productTypeCode) ||
      ("family" in target && target.family === usage.productFamilyCode);
    return (
      isTarget &&
      isInZone(zone ?? undefined, usage, { book, clocks: new Map() }) &&
      (account === null || account.classification === usage.classification)
    );
  });
  return held.sort((left, right) => left.level - right.level);
}

function limited(charge: Charge, amount: Decimal): Decimal {
  const least = charge.minimum === undefined ? amount : Decimal.max(amount, charge.minimum);
  return charge.maximum === undefined ? least : Decimal.min(least, charge.maximum);
}

function amountOf(charge: Charge, quantity: Decimal): Decimal {
  switch (charge.charge) {
    case "perUnit":
      return quantity.div(charge.per ?? "1").times(charge.price);
    case "flat":
      return new Decimal(charge.amount);
    case "graduated": {
      let [total, from] = [new Decimal(0), new Decimal(0)];
      for (const { upTo, price = "0", flat = "0" } of charge.bands) {
        const end = upTo === null ? quantity : Decimal.min(quantity, upTo);
        total = total.plus(end.minus(from).times(price)).plus(flat);
        if (end.eq(quantity)) break;
        from = end;
      }
      return total;
    }
    case "volume": {
      const band = charge.bands.find(({ upTo }) => upTo === null || quantity.lte(upTo));
      return quantity.times(band?.price ?? "0").plus(band?.flat ?? "0");
    }
    case "package":
      return quantity.div(charge.size).ceil().times(charge.price);
    case "stepped": {
      let total = new Decimal(charge.connectFee ?? "0");
      charge.segments.forEach(({ from, price, per = "1", increment }, index) => {
        const end = charge.segments[index + 1]?.from;
        const used = (end === undefined ? quantity : Decimal.min(quantity, end)).minus(from);
        if (used.gt(0)) total = total.plus(used.div(increment).ceil().times(increment).times(price).div(per));
      });
      return total;
    }
    case "percentage":
    case "costPlus":
      throw new Error(`the mixed plan has no ${charge.charge}`);
  }
}
