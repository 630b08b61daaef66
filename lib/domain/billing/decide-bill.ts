import type { Currency } from "#lib/kernel/currency.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { addDecimals, type Decimal, decimalToString, negateDecimal, normalise, powerOfTen, ZERO } from "#lib/kernel/decimal.ts";
import { type Micros, MONEY_DECIMALS, roundMicros, sumMicros } from "#lib/kernel/money.ts";
import { divideRounded } from "#lib/kernel/rounding.ts";
import type { Rbi, RbiKind } from "./rbi.ts";

export type BillLine = {
  readonly subscriptionId: number;
  readonly productId: number;
  readonly taxPercent: Decimal;
  readonly taxInclusive: boolean;
  readonly items: number;
  readonly quantity: Decimal;
  /** As priced: gross when tax is included, else net. */
  readonly amount: Micros;
};

export type BillTax = { readonly taxPercent: Decimal; readonly taxInclusive: boolean; readonly net: Micros; readonly tax: Micros };

export type DecidedBill = {
  readonly kind: "bill" | "creditNote";
  readonly lines: readonly BillLine[];
  readonly taxes: readonly BillTax[];
  readonly net: Micros;
  readonly tax: Micros;
  /** What rounding the total to the minor unit added; outside tax. */
  readonly rounding: Micros;
  readonly total: Micros;
};

export type Billable = Pick<
  Rbi,
  "directive" | "subscriptionId" | "productId" | "taxPercent" | "taxInclusive" | "quantity" | "gross" | "net"
> & { readonly kind: RbiKind };

/**
 * One bill of these RBIs. A line is a product at a tax rate on a subscription; tax is computed per rate from the sum of
 * its lines, never as the sum of rounded taxes; the total is rounded once to the currency's minor unit.
 */
export function decideBill(items: readonly Billable[], currency: Currency): DecidedBill {
  const digits = minorDigits(currency);
  const lines = groupBy(items, lineKey).map(toLine);
  const taxes = groupBy(lines, taxKey).map((group) => toTax(group, digits));
  const net = sumMicros(taxes.map((tax) => tax.net));
  const tax = sumMicros(taxes.map((part) => part.tax));
  const total = roundMicros(net + tax, digits);
  return { kind: total < 0n ? "creditNote" : "bill", lines, taxes, net, tax, rounding: total - net - tax, total };
}

function toLine(group: readonly [Billable, ...Billable[]]): BillLine {
  const [{ subscriptionId, productId, taxPercent, taxInclusive }] = group;
  return {
    subscriptionId,
    productId,
    taxPercent,
    taxInclusive,
    items: group.length,
    quantity: normalise(group.map(signedQuantity).reduce(addDecimals, ZERO)),
    amount: sumMicros(group.map((item) => (taxInclusive ? item.gross : item.net))),
  };
}

/** A correction has no quantity. A credit and a reversal of a charge take usage back; the reversal of a credit brings it back again. */
function signedQuantity({ kind, directive, quantity }: Billable): Decimal {
  return (kind === "charge") === (directive === "toBeBilled") ? quantity : negateDecimal(quantity);
}

function toTax(group: readonly [BillLine, ...BillLine[]], digits: number): BillTax {
  const [{ taxPercent, taxInclusive }] = group;
  const amount = sumMicros(group.map((line) => line.amount));
  const hundred = 100n * powerOfTen(taxPercent.scale);
  const base = taxInclusive ? hundred + taxPercent.unscaled : hundred;
  const step = powerOfTen(MONEY_DECIMALS - digits);
  const tax = divideRounded(amount * taxPercent.unscaled, base * step, "half-away-from-zero") * step;
  return { taxPercent, taxInclusive, net: taxInclusive ? amount - tax : amount, tax };
}

function lineKey(item: Billable): string {
  return `${item.subscriptionId} ${item.productId} ${taxKey(item)}`;
}

function taxKey({ taxPercent, taxInclusive }: Pick<Billable, "taxPercent" | "taxInclusive">): string {
  return `${decimalToString(normalise(taxPercent))} ${taxInclusive}`;
}

/** Groups in the order of their keys, so that a bill does not depend on the order of its items. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}
