import fc from "fast-check";
import { decimal, decimalToString } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { ROUNDING_MODES } from "#lib/kernel/rounding.ts";
import type { Charge } from "../../charges/charge.ts";
import type { Discount } from "../../discounts/discount.ts";
import type { RateBook, TieredRate } from "../../rate-book.ts";
import type { Usage } from "../../usage.ts";

/** Figures from everyday ones to such as leave 2^53 in the first product. */
const figure = fc
  .oneof(
    { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 4 })) },
    { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 9 })) },
    { weight: 1, arbitrary: fc.tuple(fc.maxSafeNat(), fc.integer({ min: 4, max: 12 })) },
  )
  .map(([digits, scale]) => decimalToString({ unscaled: BigInt(digits), scale }));
const positive = figure.filter((text) => decimal(text).unscaled > 0n);
const money = fc
  .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, scale]) => decimalToString({ unscaled: BigInt(digits), scale }));

const ends = fc
  .uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 0, maxLength: 3 })
  .map((each) => each.sort((left, right) => left - right));
const bands = fc
  .tuple(ends, fc.array(fc.record({ price: figure, flat: money }), { minLength: 4, maxLength: 4 }), fc.integer({ min: 0, max: 2 }))
  .map(([upTo, prices, scale]) =>
    prices.slice(0, upTo.length + 1).map((band, index) => {
      const end = upTo[index];
      return { ...band, upTo: end === undefined ? null : decimalToString({ unscaled: BigInt(end), scale }) };
    }),
  );

const shape: fc.Arbitrary<Charge> = fc.oneof(
  fc.record(
    { charge: fc.constant("perUnit" as const), price: figure, per: positive, times: fc.constant("mbps") },
    { requiredKeys: ["charge", "price"] },
  ),
  fc.record({ charge: fc.constant("flat" as const), amount: money }),
  fc.record({ charge: fc.constant("graduated" as const), bands }),
  fc.record({ charge: fc.constant("volume" as const), bands }),
  fc.record({ charge: fc.constant("package" as const), size: positive, price: figure }),
  fc.tuple(money, positive, positive, figure, figure).map(([connectFee, first, second, price, later]): Charge => {
    const from = decimalToString({ unscaled: decimal(first).unscaled * 7n, scale: decimal(first).scale });
    const segments = [
      { from: "0", price, per: "60", increment: first },
      { from, price: later, increment: second },
    ];
    return { charge: "stepped", connectFee, segments };
  }),
  fc.record({ charge: fc.constant("percentage" as const), of: fc.constant("price"), rate: figure, fixed: money }),
  fc.record({ charge: fc.constant("costPlus" as const), of: fc.constant("price"), markup: figure }),
);
const limits = fc.record({ minimum: money, maximum: money }, { requiredKeys: [] });
export const anyCharge = fc.tuple(shape, limits).map(([own, limit]) => ({ ...own, ...limit }));

const tier: fc.Arbitrary<TieredRate> = fc.record({ level: fc.integer({ min: 1, max: 5 }), charge: anyCharge }).chain((own) =>
  fc
    .record({ zone: fc.constantFrom("FAST", "5G"), timeModel: fc.constantFrom("DAY", "NIGHT") }, { requiredKeys: [] })
    .map(({ zone, timeModel }) => ({
      ...own,
      ...(zone === undefined ? {} : { zone }),
      ...(timeModel === undefined ? {} : { timeModel }),
    })),
);
const tiered = fc.uniqueArray(tier, { maxLength: 3, selector: ({ level }) => level });

const percent = fc.constantFrom("5", "10", "12.5", "33.333", "100", "0");
const discount = fc
  .oneof(
    fc.record({ kind: fc.constant("percentage" as const), value: percent }),
    fc.record({ kind: fc.constant("amount" as const), value: money }),
    fc.record({ kind: fc.constant("freeUsage" as const), value: fc.constantFrom("0.5", "3", "100", "0") }),
  )
  .chain((size) =>
    fc
      .record({ level: fc.integer({ min: 1, max: 3 }), classification: fc.constantFrom("VIP", "NORMAL") })
      .map((rest) => ({ ...size, ...rest })),
  );

const discounts = fc.array(discount, { maxLength: 4 }).map((all) =>
  all.map(({ kind, value, level, classification }, index): Discount => {
    const rest = { per: "udr", renew: "never", for: null, zone: null, validFrom: null, validTo: null, version: 1 } as const;
    return { ...rest, code: `D${index}`, kind, value, level, account: { classification } };
  }),
);

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Plans of all charges, with figures from everyday ones to such as no double can hold. */
export const anyPlan: fc.Arbitrary<RateBook> = fc
  .record({
    taxInclusive: fc.boolean(),
    rounding: fc.constantFrom(...ROUNDING_MODES),
    roundTo: fc.integer({ min: 0, max: 6 }),
    base: anyCharge,
    voice: anyCharge,
    tiered,
    discounts,
    split: fc.boolean(),
  })
  .map(({ base, voice, tiered: levels, split, ...head }) => ({
    ...head,
    format: "ratewright/rate-book@1",
    code: "GLOBAL",
    name: "Global",
    currency: "EUR",
    timeZone: "Europe/Nicosia",
    rates: [
      { key: "data", for: { productType: "DATA" }, scope: "udr", split, base, tiered: levels },
      { key: "voice", for: { productType: "VOICE" }, scope: "udr", split: !split, base: voice, tiered: [] },
    ],
    zones: { FAST: { all: [{ attribute: "mbps", between: ["100", "1000"] }] }, "5G": { all: [{ attribute: "network", is: "5G" }] } },
    timeModels: {
      DAY: { timeZone: "Europe/Nicosia", windows: [{ days: DAYS, from: "07:00", to: "19:00" }], dates: [] },
      NIGHT: { timeZone: "America/New_York", windows: [{ days: DAYS, from: "22:00", to: "06:30" }], dates: [] },
    },
  }));

export const anyUsage: fc.Arbitrary<Usage> = fc
  .record({
    quantity: figure.map(decimal),
    start: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
    length: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 * 86_400_000 })),
    mbps: fc.constantFrom("0", "50", "150.5", "999"),
    network: fc.constantFrom("5G", "4G"),
    price: figure,
    productTypeCode: fc.constantFrom("DATA", "VOICE", "OTHER"),
    tax: fc.constantFrom("0", "10", "19", "5.5"),
    directive: fc.constantFrom("toBeBilled", "toBeCredited", "notToBeBilled"),
    classification: fc.constantFrom("VIP", "NORMAL"),
    unitDecimals: fc.constantFrom(0, 3, 6),
  })
  .map(({ quantity, start, length, mbps, network, price, productTypeCode, tax, directive, classification, unitDecimals }) => ({
    productCode: "P",
    productTypeCode,
    productFamilyCode: null,
    taxPercent: decimal(tax),
    quantity,
    from: instantFromMillis(start),
    to: length === null ? null : instantFromMillis(start + length),
    metadata: { mbps, network, price },
    directive,
    classification,
    udrType: { code: "DATA", unitDecimals, split: false },
  }));
