import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import type { Discount } from "../discounts/discount.ts";
import type { Rate, RateBook } from "../rate-book.ts";
import type { Usage } from "../usage.ts";
import { explainInWords, type ReasonKind } from "./explain-in-words.ts";
import { ENGLISH } from "./messages.ts";
import { bookOf, explained } from "./testing/explained.ts";

type Some = Pick<Discount, "code" | "kind" | "value"> & Partial<Discount>;

function discount(some: Some): Discount {
  const all = { for: null, zone: null, account: null, validFrom: null, validTo: null } as const;
  return { version: 1, per: "udr", renew: "never", level: 1, ...all, ...some };
}

const GOLD = discount({ code: "GOLD", kind: "percentage", value: "10.0" });
const ALLOWANCE = discount({ code: "ALLOWANCE", kind: "freeUsage", value: "10", per: "period", renew: "cycle" });
const WELCOME = discount({ code: "WELCOME", kind: "amount", value: "2" });
const NAMES = { attributes: { device: "Device" }, classifications: { VIP: "Very important" } };

type Sold = { readonly discounts?: readonly Discount[]; readonly rate?: Partial<Rate>; readonly book?: Partial<RateBook> };

function told({ discounts = [], rate = {}, book = {} }: Sold, ...usages: readonly Partial<Usage>[]) {
  return explainInWords(explained(bookOf(rate, { discounts, ...book }), usages), { unit: "GB", names: NAMES });
}

const used = (quantity: string, changes: Partial<Usage> = {}): Partial<Usage> => ({ quantity: decimal(quantity), ...changes });

describe("discounts in the headline", () => {
  test.each<[string, Sold, Partial<Usage>]>([
    ["€4.50 = 5 GB × €1.00 − €0.50 (10 % GOLD).", { discounts: [GOLD] }, used("5")],
    [
      "€8.55 = 10 GB × €1.00 − €1.00 (10 % GOLD) − €0.45 (5 % LOYAL).",
      { discounts: [discount({ code: "LOYAL", kind: "percentage", value: "5", level: 2 }), GOLD] },
      used("10"),
    ],
    ["€0.00 = 1 GB × €1.00 − €1.00 (WELCOME).", { discounts: [WELCOME] }, used("1")],
    ["€3.00 = 5 GB × €1.00 − €1.00 (20 % ad hoc) − €1.00 (ad hoc).", {}, used("5", adHoc("percentage", "20", "amount", "1"))],
    [
      "€4.00 = 5 GB × €1.00 − €1.00 (20 % GOODWILL).",
      {},
      used("5", { adHoc: [{ kind: "percentage", value: "20", code: "GOODWILL", version: 1 }] }),
    ],
    ["€0.00 = 3 GB free.", { discounts: [ALLOWANCE] }, used("3")],
    ["€3.00 = 3 GB × €1.00 + 10 GB free.", { discounts: [ALLOWANCE] }, used("13")],
    ["−€4.50 = credit of 5 GB × €1.00 − €0.50 (10 % GOLD).", { discounts: [GOLD] }, used("5", { directive: "toBeCredited" })],
    [
      "€4.95 = the minimum of €5.00 − €0.50 (10 % GOLD) + 10 % tax, since 3 GB × €1.00 is less.",
      { discounts: [GOLD], rate: { base: { charge: "perUnit", price: "1", minimum: "5" } }, book: { taxInclusive: false } },
      used("3", { taxPercent: decimal("10") }),
    ],
  ])("%s", (headline, sold, usage) => {
    expect(told(sold, usage).headline).toBe(headline);
  });

  test("take from what the usage adds to its cycle", () => {
    const { headline } = told({ discounts: [GOLD], rate: { scope: "period" } }, used("5"), used("1"));
    expect(headline).toBe("€0.90 = €6.00 for 6 GB this cycle − €5.00 for 5 GB before − €0.10 (10 % GOLD).");
  });

  test("make an amount below zero less negative", () => {
    const base = {
      charge: "volume",
      bands: [
        { upTo: "10", price: "1" },
        { upTo: null, price: "0.50" },
      ],
    } as const;
    const { headline, reasons } = told({ discounts: [GOLD, WELCOME], rate: { base, scope: "period" } }, used("10"), used("2"));
    expect(headline).toBe("−€3.60 = €6.00 for 12 GB this cycle − €10.00 for 10 GB before + €0.40 (10 % GOLD).");
    expect(reasons).toContainEqual({ kind: "discount", text: "10 % discount GOLD: €0.40." });
    expect(reasons).toContainEqual({ kind: "lostDiscount", text: "Not used: discount WELCOME (nothing was left for it)." });
  });
});

describe("what each discount took", () => {
  test.each<[string, readonly Discount[], Partial<Usage>]>([
    ["10 % discount GOLD: −€0.50.", [GOLD], used("5")],
    ["€2.00 discount WELCOME: −€1.00.", [WELCOME], used("1")],
    ["€2.00 discount WELCOME: −€0.50, €1.50 left.", [{ ...WELCOME, per: "period" }], used("0.5")],
    ["3 GB free (ALLOWANCE, 7 GB left).", [ALLOWANCE], used("3")],
    ["3 GB free (TASTER).", [discount({ code: "TASTER", kind: "freeUsage", value: "3" })], used("5")],
    ["20 % ad hoc discount: −€1.00.", [], used("5", adHoc("percentage", "20"))],
    ["2 GB free (ad hoc).", [], used("5", adHoc("freeUsage", "2"))],
    ["€1.00 ad hoc discount: −€1.00.", [], used("5", adHoc("amount", "1"))],
  ])("%s", (text, discounts, usage) => {
    const { reasons } = told({ discounts }, usage);
    expect(reasons.filter(({ kind }) => kind === "discount")).toEqual([{ kind: "discount", text }]);
  });
});

describe("why a discount took nothing", () => {
  const limited = (changes: Partial<Discount>) => [{ ...GOLD, ...changes }];
  const TABLET = { zones: { TABLET: { all: [{ attribute: "device", is: "tablet" }] } } };
  const onTablets: Sold = { discounts: limited({ zone: "TABLET" }), book: TABLET };

  test.each<[string, Sold, ...Partial<Usage>[]]>([
    [
      "discount GOLD (it does not hold before 00:00 on Fri 1 Jan 2027 (Europe/Nicosia, +02:00))",
      { discounts: limited({ validFrom: "2026-12-31T22:00:00.000Z" }) },
      used("5"),
    ],
    [
      "discount GOLD (it held only until 00:00 on Thu 1 Jan 2026 (Europe/Nicosia, +02:00))",
      { discounts: limited({ validTo: "2026-01-01T00:00:00+02:00" }) },
      used("5"),
    ],
    ["discount GOLD version 1 (version 2 holds)", { discounts: [GOLD, { ...GOLD, version: 2 }] }, used("5")],
    ["discount GOLD (it is for other usage)", { discounts: limited({ for: { family: "FILMS" } }) }, used("5")],
    ["discount GOLD (zone TABLET: Device is not given)", onTablets, used("5")],
    ["discount GOLD (zone TABLET: Device does not match)", onTablets, used("5", { metadata: { device: "phone" } })],
    [
      "discount GOLD (it is for Very important accounts, this one is SILVER)",
      { discounts: limited({ account: { classification: "VIP" } }) },
      used("5", { classification: "SILVER" }),
    ],
    [
      "discount GOLD (it is for Very important accounts, this one has no classification)",
      { discounts: limited({ account: { classification: "VIP" } }) },
      used("5"),
    ],
    ["discount ALLOWANCE (it is used up)", { discounts: [ALLOWANCE] }, used("10"), used("1")],
    ["discount WELCOME (nothing was left for it)", { discounts: [WELCOME] }, used("0")],
    [
      "discount ALLOWANCE (the price goes by an amount, which free usage does not shorten)",
      { discounts: [ALLOWANCE], rate: { base: { charge: "costPlus", of: "cost", markup: "20" } } },
      used("1", { metadata: { cost: "1" } }),
    ],
    [
      "ad hoc discount (the price goes by an amount, which free usage does not shorten)",
      { rate: { base: { charge: "costPlus", of: "cost", markup: "20" } } },
      used("1", { metadata: { cost: "1" }, ...adHoc("freeUsage", "1") }),
    ],
  ])("%s", (why, sold, ...usages) => {
    const { reasons } = told(sold, ...usages);
    expect(reasons.filter(({ kind }) => kind === "lostDiscount")).toEqual([{ kind: "lostDiscount", text: `Not used: ${why}.` }]);
  });
});

test("reasons come in the order in which they are asked for", () => {
  const everything: Sold = {
    discounts: [GOLD, discount({ code: "VIP", kind: "percentage", value: "50", account: { classification: "VIP" } })],
    rate: {
      scope: "period",
      base: { charge: "perUnit", price: "0.333" },
      tiered: [{ level: 1, zone: "TABLET", charge: { charge: "perUnit", price: "1" } }],
    },
    book: { zones: { TABLET: { all: [{ attribute: "device", is: "tablet" }] } } },
  };
  const order: readonly ReasonKind[] = ["plan", "won", "cycle", "discount", "lost", "lostDiscount", "rounding", "tax"];
  expect(told(everything, used("1")).reasons.map(({ kind }) => kind)).toEqual(order);
});

test("every text can be said in another language", () => {
  const messages = { ...ENGLISH, percentageOff: "{percent} % {discount}: {amount}!", discountNamed: "Rabatt {code}" };
  const explanation = explained(bookOf({}, { discounts: [GOLD] }), [used("5")]);
  const { reasons } = explainInWords(explanation, { messages, names: { discounts: { GOLD: "Goldkunde" } } });
  expect(reasons.find(({ kind }) => kind === "discount")?.text).toBe("10 % Rabatt Goldkunde: −€0.50!");
});

function adHoc(...kindsAndValues: readonly string[]): Pick<Usage, "adHoc"> {
  const kinds = ["amount", "percentage", "freeUsage"] as const;
  return {
    adHoc: kindsAndValues.flatMap((text, index) => {
      const kind = kinds.find((known) => known === text);
      return kind === undefined ? [] : [{ kind, value: kindsAndValues[index + 1] ?? "0" }];
    }),
  };
}
