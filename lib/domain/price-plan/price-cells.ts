import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import { type ChargePrice, pricesOf, withChargePrices } from "./charge-prices.ts";

/** The texts of a document that are prices, each with a name that survives when rates change their order. */
export type PriceCell = Omit<ChargePrice, "member"> & {
  /** "movies base price", "movies 1 bands[0].price" */
  readonly id: string;
  /** Where it stands in its rate, which holds wherever the rate moves to: "tiered[1].charge.price". */
  readonly path: string;
  readonly rateKey: string;
  /** Null for the base. */
  readonly level: number | null;
  readonly charge: Charge["charge"];
};

type Priced = { readonly rates: readonly Rate[] };

export function priceCells(document: Priced): readonly PriceCell[] {
  return document.rates.flatMap(rateCells);
}

export function rateCells({ key, base, tiered }: Rate): readonly PriceCell[] {
  const lines = [
    { level: null, charge: base, path: "base" },
    ...tiered.map(({ level, charge }, index) => ({ level, charge, path: `tiered[${index}].charge` })),
  ];
  return lines.flatMap(({ level, charge, path }) =>
    pricesOf(charge).map(({ member, ...price }) => ({
      id: cellId(key, level, member),
      path: `${path}.${member}`,
      rateKey: key,
      level,
      charge: charge.charge,
      ...price,
    })),
  );
}

/** A band that ends elsewhere now, or another kind of charge, is another price, although it stands in the same place. */
export function isSamePrice(left: PriceCell, right: PriceCell): boolean {
  return left.id === right.id && left.charge === right.charge && left.step === right.step;
}

function cellId(rateKey: string, level: number | null, member: string): string {
  return `${rateKey} ${level ?? "base"} ${member}`;
}

/**
 * The document with some of its prices replaced; what has no cell in it is left out without a word. Rates of which no price is replaced
 * stay the objects that they are.
 */
export function withPrices<Document extends Priced>(document: Document, prices: ReadonlyMap<string, string>): Document {
  return { ...document, rates: document.rates.map((rate) => rateWithPrices(rate, prices)) };
}

function rateWithPrices(rate: Rate, prices: ReadonlyMap<string, string>): Rate {
  const priced = (charge: Charge, level: number | null): Charge => {
    const priceOf = ({ member, value }: ChargePrice) => prices.get(cellId(rate.key, level, member)) ?? value;
    return pricesOf(charge).some((price) => priceOf(price) !== price.value) ? withChargePrices(charge, priceOf) : charge;
  };
  const base = priced(rate.base, null);
  const tiered = rate.tiered.map((tier) => {
    const charge = priced(tier.charge, tier.level);
    return charge === tier.charge ? tier : { ...tier, charge };
  });
  return base === rate.base && tiered.every((tier, index) => tier === rate.tiered[index]) ? rate : { ...rate, base, tiered };
}
