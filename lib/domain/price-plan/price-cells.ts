import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import { type ChargePrice, pricesOf, withChargePrices } from "./charge-prices.ts";

/** The texts of a document that are prices, each with a name that survives when rates change their order. */
export type PriceCell = Omit<ChargePrice, "member"> & {
  /** "movies base price", "movies 1 bands[0].price" */
  readonly id: string;
  /** Where it stands in the document: "rates[0].tiered[1].charge.price". */
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

/** Those of one rate, which stands at that place of its document. */
export function rateCells({ key, base, tiered }: Rate, rateIndex: number): readonly PriceCell[] {
  const lines = [
    { level: null, charge: base, path: `rates[${rateIndex}].base` },
    ...tiered.map(({ level, charge }, index) => ({ level, charge, path: `rates[${rateIndex}].tiered[${index}].charge` })),
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

/** The document with some of its prices replaced; what has no cell in it is left out without a word. */
export function withPrices<Document extends Priced>(document: Document, prices: ReadonlyMap<string, string>): Document {
  const rates = document.rates.map((rate) => ({
    ...rate,
    base: withChargePrices(rate.base, ({ member, value }) => prices.get(cellId(rate.key, null, member)) ?? value),
    tiered: rate.tiered.map((tier) => ({
      ...tier,
      charge: withChargePrices(tier.charge, ({ member, value }) => prices.get(cellId(rate.key, tier.level, member)) ?? value),
    })),
  }));
  return { ...document, rates };
}
