import { unreachable } from "#lib/kernel/assert.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Rate } from "#lib/rating/rate-book.ts";

/** The texts of a document that are prices, each with a name that survives when rates change their order. */
export type PriceCell = {
  /** "movies base price", "movies 1 price" */
  readonly id: string;
  /** Where it stands in the document: "rates[0].tiered[1].charge.price". */
  readonly path: string;
  readonly rateKey: string;
  /** Null for the base. */
  readonly level: number | null;
  readonly field: PriceField;
  readonly value: string;
};

export type PriceField = "price" | "amount" | "minimum" | "maximum";

type Priced = { readonly rates: readonly Rate[] };

export function priceCells(document: Priced): readonly PriceCell[] {
  return document.rates.flatMap((rate, rateIndex) => [
    ...cellsOf(rate.base, { rateKey: rate.key, level: null, path: `rates[${rateIndex}].base` }),
    ...rate.tiered.flatMap(({ level, charge }, index) =>
      cellsOf(charge, { rateKey: rate.key, level, path: `rates[${rateIndex}].tiered[${index}].charge` }),
    ),
  ]);
}

export function cellId(rateKey: string, level: number | null, field: PriceField): string {
  return `${rateKey} ${level ?? "base"} ${field}`;
}

type Place = { readonly rateKey: string; readonly level: number | null; readonly path: string };

function cellsOf(charge: Charge, { rateKey, level, path }: Place): readonly PriceCell[] {
  return Object.entries(pricesOf(charge)).flatMap(([name, value]) => {
    const field = FIELDS.find((known) => known === name);
    return field === undefined || value === undefined
      ? []
      : [{ id: cellId(rateKey, level, field), path: `${path}.${field}`, rateKey, level, field, value }];
  });
}

const FIELDS = ["price", "amount", "minimum", "maximum"] as const satisfies readonly PriceField[];

type Prices = Partial<Record<PriceField, string | undefined>>;

function pricesOf(charge: Charge): Prices {
  const { minimum, maximum } = charge;
  switch (charge.charge) {
    case "perUnit":
      return { price: charge.price, minimum, maximum };
    case "flat":
      return { amount: charge.amount, minimum, maximum };
    default:
      return unreachable(charge);
  }
}

/** The document with some of its prices replaced; what has no cell in it is left out without a word. */
export function withPrices<Document extends Priced>(document: Document, prices: ReadonlyMap<string, string>): Document {
  const rates = document.rates.map((rate) => ({
    ...rate,
    base: repriced(rate.base, (field) => prices.get(cellId(rate.key, null, field))),
    tiered: rate.tiered.map((tiered) => ({
      ...tiered,
      charge: repriced(tiered.charge, (field) => prices.get(cellId(rate.key, tiered.level, field))),
    })),
  }));
  return { ...document, rates };
}

function repriced(charge: Charge, priceOf: (field: PriceField) => string | undefined): Charge {
  const limits = {
    ...(charge.minimum === undefined ? {} : { minimum: priceOf("minimum") ?? charge.minimum }),
    ...(charge.maximum === undefined ? {} : { maximum: priceOf("maximum") ?? charge.maximum }),
  };
  switch (charge.charge) {
    case "perUnit":
      return { ...charge, price: priceOf("price") ?? charge.price, ...limits };
    case "flat":
      return { ...charge, amount: priceOf("amount") ?? charge.amount, ...limits };
    default:
      return unreachable(charge);
  }
}
