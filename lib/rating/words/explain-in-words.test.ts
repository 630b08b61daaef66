import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { compileRateBook } from "../compile-rate-book.ts";
import type { Explanation } from "../explanation.ts";
import type { RateBook } from "../rate-book.ts";
import { rateUsage } from "../rate-usage.ts";
import type { Usage } from "../usage.ts";
import { explainInOneText, explainInWords } from "./explain-in-words.ts";
import { ENGLISH } from "./messages.ts";

const BOOK: RateBook = {
  format: "ratewright/rate-book@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  roundTo: 2,
  rates: [
    {
      key: "movies",
      for: { productType: "PPV-MOVIE" },
      scope: "udr",
      base: { charge: "perUnit", price: "10.00" },
      tiered: [
        { level: 1, timeModel: "OFF-PEAK", charge: { charge: "perUnit", price: "5.00" } },
        { level: 2, zone: "TABLET", timeModel: "OFF-PEAK", charge: { charge: "flat", amount: "4.00" } },
      ],
    },
    { key: "house", for: { family: "PPV" }, scope: "udr", base: { charge: "perUnit", price: "1", per: "3", minimum: "0.10" }, tiered: [] },
  ],
  timeModels: {
    "OFF-PEAK": {
      timeZone: "Europe/Nicosia",
      windows: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:01", to: "07:00" }],
      dates: [{ date: "2026-12-25", windows: [] }],
    },
  },
  zones: { TABLET: { all: [{ attribute: "device", is: "tablet" }] } },
};

const WORDING = { unit: "film", names: { timeModels: { "OFF-PEAK": "PPV off-peak" }, productTypes: { "PPV-MOVIE": { name: "Films" } } } };

function explanation(from: string, changes: Partial<Usage> = {}, book: RateBook = BOOK): Explanation {
  const result = rateUsage(compileRateBook(book, "3"), {
    productCode: "LOTR1",
    productTypeCode: "PPV-MOVIE",
    productFamilyCode: null,
    taxPercent: decimal("10"),
    quantity: decimal("1"),
    from: instant(from),
    to: null,
    metadata: {},
    directive: "toBeBilled",
    ...changes,
  });
  return result.rated ? result.explanation : expect.fail(result.code);
}

function instant(text: string): Instant {
  return parseInstant(text) ?? expect.fail(`not an instant: ${text}`);
}

const NIGHT = "2026-03-03T02:14:00+02:00";
const EVENING = "2026-03-03T20:00:00+02:00";

describe("an explanation in words", () => {
  test.each([
    ["Transaction", "€5.00 = 1 transaction × €5.00."],
    ["GB", "€5.00 = 1 GB × €5.00."],
    ["MiB", "€5.00 = 1 MiB × €5.00."],
  ])("names the unit %s as a sentence does", (unit, headline) => {
    expect(explainInWords(explanation(NIGHT), { unit }).headline).toBe(headline);
  });

  test("of a film at night", () => {
    expect(explainInWords(explanation(NIGHT), WORDING)).toEqual({
      headline: "€5.00 = 1 film × €5.00.",
      reasons: [
        { kind: "plan", text: "Plan Global price plan, version 3." },
        {
          kind: "won",
          text: "Rate movies, level 1: time model PPV off-peak, because 02:14 on Tue 3 Mar 2026 (Europe/Nicosia, +02:00) is in 00:01–07:00.",
        },
        { kind: "lost", text: "Not used: level 2 €4.00 flat (zone TABLET: device is not given)." },
        { kind: "lost", text: "Not used: base €10.00 (a level matched)." },
        { kind: "tax", text: "€4.55 + 10 % tax €0.45, included in the price." },
      ],
    });
  });

  test("of a film in the evening, for a product of a family that has a rate as well", () => {
    expect(explainInWords(explanation(EVENING, { productFamilyCode: "PPV", metadata: { device: "tablet" } }), WORDING).reasons).toEqual([
      { kind: "plan", text: "Plan Global price plan, version 3." },
      { kind: "won", text: "Rate movies, for product type Films: base €10.00. Used at 20:00 on Tue 3 Mar 2026 (Europe/Nicosia, +02:00)." },
      { kind: "lost", text: "Not used: level 1 €5.00 (time model PPV off-peak: 20:00 is outside 00:01–07:00)." },
      { kind: "lost", text: "Not used: level 2 €4.00 flat (time model PPV off-peak: 20:00 is outside 00:01–07:00)." },
      {
        kind: "lost",
        text: "Not used: rate house for family PPV, base €1.00 per 3, at least €0.10 (a rate for something more specific exists).",
      },
      { kind: "tax", text: "€9.09 + 10 % tax €0.91, included in the price." },
    ]);
  });

  test.each<[string, string, Partial<Usage>]>([
    ["−€5.00 = credit of 1 film × €5.00.", NIGHT, { directive: "toBeCredited" }],
    ["€0.00: not to be billed. It would be 1 film × €5.00.", NIGHT, { directive: "notToBeBilled" }],
    ["€15,000.00 = 1500 film × €10.00.", EVENING, { quantity: decimal("1500") }],
    ["€0.00 = nothing used.", EVENING, { quantity: decimal("0") }],
    ["€0.67 = 2 film ÷ 3 × €1.00.", EVENING, { quantity: decimal("2"), productTypeCode: "OTHER", productFamilyCode: "PPV" }],
    [
      "€0.10 = the minimum of €0.10, since 0.03 film ÷ 3 × €1.00 is less.",
      EVENING,
      { quantity: decimal("0.03"), productTypeCode: "OTHER", productFamilyCode: "PPV" },
    ],
  ])("%s", (headline, from, changes) => {
    expect(explainInWords(explanation(from, changes), WORDING).headline).toBe(headline);
  });

  test("says what was rounded, and how", () => {
    const words = explainInOneText(explanation(EVENING, { quantity: decimal("2"), productTypeCode: "OTHER", productFamilyCode: "PPV" }));
    expect(words).toContain("Rounded once from €2/3 to €0.67 (half away from zero, 2 decimals).");
  });

  test.each([
    [
      "2026-05-01T02:14:00+03:00",
      "02:14 on Fri 1 May 2026 (Europe/Nicosia, +03:00) is in 01:00–03:00, the window of the exception 2026-05-01",
    ],
    ["2026-05-01T04:00:00+03:00", "(time model OFF-PEAK: 04:00 is outside 01:00–03:00, the windows of the exception 2026-05-01)"],
  ])("names the exception that replaced the windows of %s", (from, words) => {
    const offPeak = BOOK.timeModels["OFF-PEAK"] ?? expect.fail("the book's time model");
    const dates = [{ date: "2026-05-01", windows: [{ from: "01:00", to: "03:00" }] }];
    const book = { ...BOOK, timeModels: { "OFF-PEAK": { ...offPeak, dates } } };
    expect(explainInOneText(explanation(from, {}, book))).toContain(words);
  });

  test("says of a level without a condition that it always holds", () => {
    const always = { key: "always", for: { product: "LOTR1" }, scope: "udr", base: { charge: "flat", amount: "1" } } as const;
    const book = { ...BOOK, rates: [{ ...always, tiered: [{ level: 1, charge: { charge: "flat", amount: "2" } }] }] } as const;
    expect(explainInOneText(explanation(EVENING, {}, book))).toContain(
      "Rate always, level 1: always. Used at 20:00 on Tue 3 Mar 2026 (Europe/Nicosia, +02:00).",
    );
  });

  test.each([
    ["3", "Plan Global price plan, version 3."],
    ["draft", "Plan Global price plan, draft."],
    [null, "Plan Global price plan."],
  ])("names version %s of the plan", (version, text) => {
    const { plan, ...rest } = explanation(NIGHT);
    expect(explainInWords({ ...rest, plan: { ...plan, version } }).reasons[0]).toEqual({ kind: "plan", text });
  });

  test("names the exception that left a day without windows", () => {
    expect(explainInOneText(explanation("2026-12-25T02:00:00+02:00"))).toContain(
      "(time model OFF-PEAK: it holds at no time on Fri 25 Dec 2026)",
    );
  });

  test("adds tax to a price without it", () => {
    const words = explainInWords(explanation(EVENING, {}, { ...BOOK, taxInclusive: false }), WORDING);
    expect(words.headline).toBe("€11.00 = 1 film × €10.00 + 10 % tax.");
    expect(words.reasons.at(-1)).toEqual({ kind: "tax", text: "€10.00 + 10 % tax €1.00, added to the price." });
  });

  test("counts one decimal as one", () => {
    const words = explainInOneText(explanation(EVENING, { quantity: decimal("0.123") }, { ...BOOK, roundTo: 1 }));
    expect(words).toContain("Rounded once from €1.23 to €1.20 (half away from zero, 1 decimal).");
  });

  test("speaks another language with another table", () => {
    const messages = { ...ENGLISH, planVersion: "Tarif {plan}, Fassung {version}.", weekdays: "Mo Di Mi Do Fr Sa So" };
    const text = explainInOneText(explanation(NIGHT), { messages });
    expect(text).toContain("Tarif Global price plan, Fassung 3.");
    expect(text).toContain("on Di 3 Mar 2026");
  });
});
