import { unreachable } from "#lib/kernel/assert.ts";
import type { Charge } from "../charges/charge.ts";
import { ENGLISH, fill, type Messages } from "./messages.ts";
import { moneyInWords } from "./money-in-words.ts";
import { type Names, nameOf } from "./names.ts";
import { isNothing, numberInWords } from "./number-in-words.ts";

export type PriceContext = { readonly currency: string; readonly names: Names; readonly messages: Messages };

/** A price as short as a label: "€5.00", "€3.00 flat", "€0.10 to 100, then €0.05", "2.9 % of amount + €0.30, at least €1.00". */
export function chargeInWords(charge: Charge, currency: string, messages: Messages = ENGLISH): string {
  return priceInWords(charge, { currency, names: {}, messages });
}

/** The same, with attributes called what people call them. */
export function priceInWords(charge: Charge, context: PriceContext): string {
  const { currency, messages } = context;
  const price = unlimitedPrice(charge, context);
  const minimum = charge.minimum === undefined ? null : moneyInWords(charge.minimum, currency);
  const maximum = charge.maximum === undefined ? null : moneyInWords(charge.maximum, currency);
  const atLeast = minimum === null ? price : fill(messages.atLeast, { price, minimum });
  return maximum === null ? atLeast : fill(messages.atMost, { price: atLeast, maximum });
}

function unlimitedPrice(charge: Charge, context: PriceContext): string {
  const { currency, messages, names } = context;
  switch (charge.charge) {
    case "perUnit": {
      const price = pricePer(charge, context);
      return charge.times === undefined ? price : fill(messages.priceTimes, { price, attribute: nameOf(names.attributes, charge.times) });
    }
    case "flat":
      return fill(messages.flatPrice, { amount: moneyInWords(charge.amount, currency) });
    case "graduated":
    case "volume":
      return bandedPrice(charge, context);
    case "package":
      return packagePrice(charge, context);
    case "stepped":
      return steppedPrice(charge, context);
    case "percentage":
      return percentagePrice(charge, context);
    case "costPlus":
      return fill(messages.costPlusPrice, { attribute: nameOf(names.attributes, charge.of), markup: numberInWords(charge.markup) });
    default:
      return unreachable(charge);
  }
}

type Priced = { readonly price: string; readonly per?: string };

function pricePer({ price, per = "1" }: Priced, { currency, messages }: PriceContext): string {
  const unitPrice = moneyInWords(price, currency);
  return numberInWords(per) === "1" ? unitPrice : fill(messages.pricePer, { price: unitPrice, per: numberInWords(per) });
}

type Kind<Name extends Charge["charge"]> = Extract<Charge, { readonly charge: Name }>;
type Banded = Kind<"graduated"> | Kind<"volume">;
type Band = Banded["bands"][number];

/** "€0.10 to 100, then €0.05"; of a volume charge "all at €0.10 to 100, beyond that all at €0.05", since people mistake one for the other. */
function bandedPrice({ charge, bands }: Banded, context: PriceContext): string {
  const { messages } = context;
  const [only] = bands;
  if (only !== undefined && bands.length === 1 && only.upTo === null) return bandPrice(only, context);
  const isVolume = charge === "volume";
  const beyond = isVolume ? messages.volumeBeyond : messages.graduatedBeyond;
  const texts = bands.map((band) => {
    const own = bandPrice(band, context);
    const price = isVolume && !isNothing(band.price) ? fill(messages.volumePrice, { price: own }) : own;
    return band.upTo === null ? fill(beyond, { price }) : fill(messages.bandUpTo, { price, upTo: numberInWords(band.upTo) });
  });
  return texts.join(", ");
}

function bandPrice({ price = "0", flat }: Band, { currency, messages }: PriceContext): string {
  const words = { price: moneyInWords(price, currency), amount: moneyInWords(flat ?? "0", currency) };
  if (isNothing(flat)) return isNothing(price) ? messages.noPrice : words.price;
  return fill(isNothing(price) ? messages.flatPrice : messages.priceAndFlat, words);
}

function packagePrice({ price, size, free }: Kind<"package">, { currency, messages }: PriceContext): string {
  const words = fill(messages.packagePrice, { price: moneyInWords(price, currency), size: numberInWords(size) });
  return free === undefined || isNothing(free) ? words : fill(messages.freeFirst, { free: numberInWords(free), price: words });
}

function steppedPrice({ connectFee, segments }: Kind<"stepped">, context: PriceContext): string {
  const { messages, currency } = context;
  const steps = segments.map((segment) => {
    const price = fill(messages.stepPrice, { price: pricePer(segment, context), increment: numberInWords(segment.increment) });
    return isNothing(segment.from) ? price : fill(messages.stepPriceFrom, { from: numberInWords(segment.from), price });
  });
  const price = steps.join(", ");
  return connectFee === undefined || isNothing(connectFee)
    ? price
    : fill(messages.connectPrice, { fee: moneyInWords(connectFee, currency), price });
}

function percentagePrice({ of, rate, fixed, freeUdrs, freeAmount }: Kind<"percentage">, context: PriceContext): string {
  const { messages, currency, names } = context;
  const percent = fill(messages.percentagePrice, { rate: numberInWords(rate), attribute: nameOf(names.attributes, of) });
  const price =
    fixed === undefined || isNothing(fixed)
      ? percent
      : fill(messages.percentageAndFixed, { price: percent, fixed: moneyInWords(fixed, currency) });
  const amount = freeAmount === undefined ? null : moneyInWords(freeAmount, currency);
  if (freeUdrs !== undefined && amount !== null) return fill(messages.freeFirstOfTwo, { free: freeUdrs, amount, price });
  const free = freeUdrs ?? amount;
  return free === null ? price : fill(messages.freeFirst, { free, price });
}
