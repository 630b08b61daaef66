import fc from "fast-check";
import { decimal } from "#lib/kernel/decimal.ts";
import { ROUNDING_MODES } from "#lib/kernel/rounding.ts";
import type { Charge } from "../../charges/charge.ts";
import type { Rate, Scope } from "../../rate-book.ts";
import type { Usage } from "../../usage.ts";
import type { Entry } from "./naive-engine.ts";
import { at, BOOK, discountOf, rateOf, usageOf } from "./sheet.ts";
import type { Case } from "./some-case.ts";
import { someCharge } from "./some-charge.ts";

/** Numbers with as many digits as a document may have, where products leave the whole numbers that a `number` holds exactly. */
const DIGITS = 12;

const digits = fc.integer({ min: 0, max: DIGITS }).chain((count) => fc.bigInt({ min: 0n, max: 10n ** BigInt(count) - 1n }));
const trimmed = (whole: bigint, fraction: string) => `${whole}.${fraction}`.replace(/\.?0+$/, "");

/** Up to twelve digits on either side of the point. */
const number = fc.tuple(digits, digits).map(([whole, fraction]) => trimmed(whole, fraction.toString().padStart(DIGITS, "0")));
const TOO_LONG = fc.constantFrom("1234567890123", "0.1234567890123");
const positive = number.filter((text) => text !== "0");
const small = fc
  .tuple(fc.bigInt({ min: 0n, max: 40n }), digits)
  .map(([whole, fraction]) => `${whole}.${fraction.toString().padStart(DIGITS, "0")}`);
const money = fc.tuple(digits, fc.integer({ min: 0, max: 999_999 })).map(([whole, rest]) => `${whole}.${rest.toString().padStart(6, "0")}`);

/** The same charge with other prices. What is counted up (packages, increments) keeps its sizes. */
function withPrices(charge: Charge, [price, fee, per, share]: readonly [string, string, string, string]): Charge {
  switch (charge.charge) {
    case "perUnit":
      return { ...charge, price, per };
    case "flat":
      return { ...charge, amount: fee };
    case "graduated":
    case "volume":
      return { ...charge, bands: charge.bands.map((band, index) => (index % 2 === 0 ? { ...band, price } : { ...band, flat: fee })) };
    case "package":
      return { ...charge, price };
    case "stepped":
      return { ...charge, connectFee: fee, segments: charge.segments.map((segment) => ({ ...segment, price, per })) };
    case "percentage":
      return { ...charge, rate: share, fixed: fee };
    case "costPlus":
      return { ...charge, markup: share };
  }
}

function someExtremeCharge(scope: Scope): fc.Arbitrary<Charge> {
  return fc.tuple(someCharge(scope), fc.tuple(number, money, positive, number)).map(([charge, prices]) => withPrices(charge, prices));
}

const someRate: fc.Arbitrary<Rate> = fc
  .constantFrom<Scope>("udr", "period")
  .chain((scope) =>
    fc
      .record({ base: someExtremeCharge(scope), late: fc.option(someExtremeCharge(scope)), split: fc.boolean() })
      .map(({ base, late, split }) =>
        rateOf(base, { scope, split, tiered: late === null ? [] : [{ level: 1, timeModel: "LATE", charge: late }] }),
      ),
  );

const isCountedUp = ({ base, tiered }: Rate) =>
  [base, ...tiered.map(({ charge }) => charge)].some(({ charge }) => charge === "package" || charge === "stepped");

function someEntry(rate: Rate): fc.Arbitrary<Entry> {
  return fc
    .record({
      quantity: fc.oneof({ weight: 20, arbitrary: isCountedUp(rate) ? small : number }, { weight: 1, arbitrary: TOO_LONG }),
      metadata: fc.record({ amount: number, cost: number, mbps: number }),
      taxPercent: fc.constantFrom("0", "10", "19.999999", "33.333333333333"),
      minutes: fc.integer({ min: 0, max: 700 }),
      adHoc: fc.option(fc.record({ kind: fc.constant("amount"), value: money }), { freq: 2 }),
    })
    .map(({ quantity, taxPercent, minutes, adHoc, metadata }) => {
      const more: Partial<Usage> = {
        metadata,
        to: at(new Date(FROM + minutes * 60_000 + 123).toISOString()),
        ...(adHoc && { adHoc: [adHoc] }),
      };
      return {
        usage: usageOf(quantity, { from: FROM, taxPercent: decimal(taxPercent), ...more }),
        subscription: "S",
        agreement: "A",
        cycle: "1",
      };
    });
}

const FROM = at("2026-03-03T17:00:00+02:00");

/** A plan with one rate, and usage of it. */
export const someExtremes: fc.Arbitrary<Case> = someRate.chain((rate) =>
  fc.record({
    book: fc
      .record({
        rates: fc.constant([rate]),
        taxInclusive: fc.boolean(),
        rounding: fc.constantFrom(...ROUNDING_MODES),
        roundTo: fc.constantFrom(6, 2, 0, 5),
        discounts: fc.array(
          fc
            .record({ value: fc.constantFrom("0.000000000001", "33.333333333333", "99.999999"), level: fc.integer({ min: 1, max: 2 }) })
            .map(discountOf),
          { maxLength: 1 },
        ),
      })
      .map((members) => ({ ...BOOK, ...members })),
    entries: fc.array(someEntry(rate), { minLength: 1, maxLength: 3 }),
  }),
);
