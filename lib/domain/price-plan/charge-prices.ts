import { unreachable } from "#lib/kernel/assert.ts";
import type { Band } from "#lib/rating/charges/bands.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Limits } from "#lib/rating/charges/limits.ts";
import type { Segment } from "#lib/rating/charges/segment.ts";
import { bandInWords, quantityInWords, segmentInWords } from "./charge-steps.ts";

/** Members of a charge that are prices: what somebody pays, not how much of what. */
export type PriceField = "price" | "amount" | "flat" | "connectFee" | "fixed" | "rate" | "markup" | "minimum" | "maximum";

/** Those that are percentages and not money. */
export function isPercentage(field: PriceField): boolean {
  return field === "rate" || field === "markup";
}

export type ChargePrice = {
  readonly field: PriceField;
  /** Where it stands in the charge: "price", "bands[1].flat". */
  readonly member: string;
  /** Of which band or segment: "up to 10", "from 60"; null where there is but one. */
  readonly step: string | null;
  /** For how much it is: "1", "1000", "package of 10"; null for what is not multiplied by the usage. */
  readonly per: string | null;
  readonly value: string;
};

/** Every price of the charge that is written, in the order in which it is read. */
export function pricesOf(charge: Charge): readonly ChargePrice[] {
  const prices: ChargePrice[] = [];
  withChargePrices(charge, (price) => {
    prices.push(price);
    return price.value;
  });
  return prices;
}

/** The charge with every price put in anew. The one list of what is a price; what is left out of the charge stays out. */
export function withChargePrices(charge: Charge, priced: (price: ChargePrice) => string): Charge {
  const put = (field: PriceField, value: string, per: string | null = null) => priced({ field, member: field, step: null, per, value });
  switch (charge.charge) {
    case "perUnit":
      return { ...charge, price: put("price", charge.price, quantityInWords(charge.per ?? "1")), ...limited(charge, put) };
    case "package":
      return { ...charge, price: put("price", charge.price, `package of ${quantityInWords(charge.size)}`), ...limited(charge, put) };
    case "flat":
      return { ...charge, amount: put("amount", charge.amount), ...limited(charge, put) };
    case "graduated":
    case "volume":
      return { ...charge, bands: bandsWith(charge.bands, priced), ...limited(charge, put) };
    case "stepped": {
      const fee = charge.connectFee === undefined ? {} : { connectFee: put("connectFee", charge.connectFee) };
      return { ...charge, ...fee, segments: segmentsWith(charge.segments, priced), ...limited(charge, put) };
    }
    case "percentage": {
      const rate = put("rate", charge.rate);
      const fixed = charge.fixed === undefined ? {} : { fixed: put("fixed", charge.fixed) };
      return { ...charge, rate, ...fixed, ...limited(charge, put) };
    }
    case "costPlus":
      return { ...charge, markup: put("markup", charge.markup), ...limited(charge, put) };
    default:
      return unreachable(charge);
  }
}

function limited({ minimum, maximum }: Limits, put: (field: PriceField, value: string) => string): Limits {
  return {
    ...(minimum === undefined ? {} : { minimum: put("minimum", minimum) }),
    ...(maximum === undefined ? {} : { maximum: put("maximum", maximum) }),
  };
}

function bandsWith(bands: readonly Band[], priced: (price: ChargePrice) => string): readonly Band[] {
  return bands.map((band, index) => {
    const step = bandInWords(bands, index);
    const put = (field: "price" | "flat", value: string) =>
      priced({ field, member: `bands[${index}].${field}`, step, per: field === "price" ? "1" : null, value });
    return {
      ...band,
      ...(band.price === undefined ? {} : { price: put("price", band.price) }),
      ...(band.flat === undefined ? {} : { flat: put("flat", band.flat) }),
    };
  });
}

function segmentsWith(segments: readonly Segment[], priced: (price: ChargePrice) => string): readonly Segment[] {
  return segments.map((segment, index) => ({
    ...segment,
    price: priced({
      field: "price",
      member: `segments[${index}].price`,
      step: segmentInWords(segments, index),
      per: quantityInWords(segment.per ?? "1"),
      value: segment.price,
    }),
  }));
}
