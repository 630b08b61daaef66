import { unreachable } from "#lib/kernel/assert.ts";
import type { Charge } from "../charges/charge.ts";
import type { ChargeLine } from "../charges/charge-line.ts";
import { fill, type Messages } from "./messages.ts";
import { moneyInWords } from "./money-in-words.ts";
import { isNothing, numberInWords, quantityInWords } from "./number-in-words.ts";

export type LineContext = {
  readonly currency: string;
  /** What one unit of the quantity is called; null where nobody said, or where it is a product of two. */
  readonly unit: string | null;
  readonly messages: Messages;
  readonly kind: Charge["charge"];
};

type LineOf<Kind extends ChargeLine["kind"]> = Extract<ChargeLine, { readonly kind: Kind }>;

/** One addend of a charge: "1 film × €5.00", "€0.15 to connect", "2.9 % of €90.00 after €10.00 free". */
export function lineInWords(line: ChargeLine, context: LineContext): string {
  const { messages, currency } = context;
  const money = (amount: string) => moneyInWords(amount, currency);
  switch (line.kind) {
    case "perUnit": {
      const sum = pricedQuantity(line, context);
      return line.times === null ? sum : fill(messages.timesSum, { sum, times: numberInWords(line.times) });
    }
    case "flat":
      return fill(messages.flatSum, { amount: money(line.amount) });
    case "band":
      return bandLine(line, context);
    case "bandFlat":
      return fill(messages.bandFlatSum, { amount: money(line.amount), band: bandInWords(line, context) ?? "" }).trim();
    case "packages":
      return packagesLine(line, context);
    case "connectFee":
      return fill(messages.connectSum, { amount: money(line.amount) });
    case "segment":
      return segmentLine(line, context);
    case "percentage":
      return percentageLine(line, context);
    case "fixed":
      return line.udrs === 1 ? money(line.each) : fill(messages.fixedSum, { udrs: line.udrs, each: money(line.each) });
    case "cost":
      return fill(messages.costSum, { cost: money(line.cost) });
    case "markup":
      return fill(messages.percentageSum, { rate: numberInWords(line.markup), base: money(line.cost) });
    case "nothingUsed":
      return messages.nothingUsed;
    default:
      return unreachable(line);
  }
}

/** Fees that come to nothing, which would only be noise beside what was charged. */
export function isNoise(line: ChargeLine): boolean {
  return FEES.has(line.kind) && isNothing(line.amount);
}

const FEES: ReadonlySet<ChargeLine["kind"]> = new Set(["flat", "bandFlat", "connectFee", "fixed", "markup"]);

type PricedQuantity = { readonly quantity: string; readonly price: string; readonly per: string };

function pricedQuantity({ quantity, price, per }: PricedQuantity, { currency, unit, messages }: LineContext): string {
  const many = numberInWords(per);
  const words = { quantity: quantityInWords(quantity, unit, messages), per: many, price: moneyInWords(price, currency) };
  return fill(many === "1" ? messages.perUnitSum : messages.perManySum, words);
}

function bandLine(line: LineOf<"band">, context: LineContext): string {
  const { messages, unit, kind } = context;
  const sum = isNothing(line.price)
    ? fill(messages.freeSum, { quantity: quantityInWords(line.quantity, unit, messages) })
    : pricedQuantity({ ...line, per: "1" }, context);
  const band = kind === "volume" ? bandInWords(line, context) : null;
  return band === null ? sum : fill(messages.volumeSum, { sum, band });
}

/** "above 100 GB up to 500 GB"; null for a band that is everything. */
function bandInWords({ from, upTo }: Pick<LineOf<"band">, "from" | "upTo">, { unit, messages }: LineContext): string | null {
  const words = { from: quantityInWords(from, unit, messages), upTo: upTo === null ? "" : quantityInWords(upTo, unit, messages) };
  if (upTo === null) return isNothing(from) ? null : fill(messages.lastBand, words);
  return fill(isNothing(from) ? messages.upToBand : messages.middleBand, words);
}

function packagesLine({ packages, size, price, free }: LineOf<"packages">, { currency, unit, messages }: LineContext): string {
  const freeWords = quantityInWords(free, unit, messages);
  const count = numberInWords(packages);
  if (count === "0") return fill(messages.withinFreeSum, { free: freeWords });
  const words = { packages: count, size: quantityInWords(size, unit, messages), price: moneyInWords(price, currency) };
  const sum = fill(count === "1" ? messages.packageSum : messages.packagesSum, words);
  return isNothing(free) ? sum : fill(messages.afterFreeSum, { sum, free: freeWords });
}

function segmentLine(line: LineOf<"segment">, context: LineContext): string {
  const { messages, unit } = context;
  const sum = pricedQuantity({ ...line, quantity: line.billed }, context);
  if (numberInWords(line.used) === numberInWords(line.billed)) return sum;
  const used = quantityInWords(line.used, unit, messages);
  return fill(messages.stepsSum, { sum, used, increment: numberInWords(line.increment) });
}

function percentageLine({ rate, base, free }: LineOf<"percentage">, { currency, messages }: LineContext): string {
  const freeWords = moneyInWords(free, currency);
  if (isNothing(base) && !isNothing(free)) return fill(messages.freeSum, { quantity: freeWords });
  const sum = fill(messages.percentageSum, { rate: numberInWords(rate), base: moneyInWords(base, currency) });
  return isNothing(free) ? sum : fill(messages.afterFreeSum, { sum, free: freeWords });
}
