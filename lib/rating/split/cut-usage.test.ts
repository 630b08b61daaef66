import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion } from "#lib/kernel/apportion.ts";
import { type Decimal, decimal, decimalToString, normalise, rescale } from "#lib/kernel/decimal.ts";
import { type Instant, instantFromMillis, instantToString, parseInstant } from "#lib/kernel/instant.ts";
import type { CompiledRate, CompiledTier } from "../compile-rate-book.ts";
import { type TimeModel, WEEKDAYS } from "../rate-book.ts";
import { compileTimeModel, holdsAt } from "../time-model.ts";
import type { Usage } from "../usage.ts";
import { type Cut, cutUsage } from "./cut-usage.ts";

const everyDay = (from: string, to: string, timeZone = "Europe/Nicosia"): TimeModel => ({
  timeZone,
  windows: [{ days: [...WEEKDAYS], from, to }],
  dates: [],
});

type Levels = readonly (TimeModel | null)[];

/** A rate with the models at levels 1, 2, …; of its charges cutting knows nothing. */
function rateOf(models: Levels, facts: Partial<CompiledRate> = {}): CompiledRate {
  const tiers = models.map((model, index) => {
    return { level: index + 1, zone: null, timeModel: model && compileTimeModel(`M${index}`, model) } as CompiledTier;
  });
  return { key: "calls", split: true, tiers, amountAttributes: [], ...facts } as CompiledRate;
}

function winnerOf(rate: CompiledRate, at: Instant): CompiledTier | null {
  return rate.tiers.find(({ timeModel }) => timeModel === null || holdsAt(timeModel, at)) ?? null;
}

const USAGE = { quantity: decimal("30"), metadata: {}, udrType: null } as unknown as Usage;

function usageOf(from: string, to: string | null, facts: Partial<Usage> = {}): Usage {
  return { ...USAGE, from: instant(from), to: to === null ? null : instant(to), ...facts };
}

function instant(text: string): Instant {
  return parseInstant(text) ?? expect.fail(`not an instant: ${text}`);
}

function cut(rate: CompiledRate, usage: Usage): readonly Cut[] {
  return cutUsage(rate, usage, (at) => winnerOf(rate, at));
}

/** "1: 10 from 16:50" */
function inWords({ tier, quantity, from }: Cut): string {
  return `${tier?.level ?? "base"}: ${decimalToString(normalise(quantity))} from ${instantToString(from).slice(5, 16)}`;
}

const EVENING = everyDay("19:00", "23:00");
const minutesType = (unitDecimals: number) => ({ code: "CALL", unitDecimals, split: true });

describe("usage is cut where another line wins", () => {
  test.each<[string, Levels, Usage, readonly string[]]>([
    [
      "a call over 19:00",
      [EVENING],
      usageOf("2026-03-03T18:50:00+02:00", "2026-03-03T19:20:00+02:00"),
      ["base: 10 from 03-03T16:50", "1: 20 from 03-03T17:00"],
    ],
    [
      "not one that ends at 19:00",
      [EVENING],
      usageOf("2026-03-03T18:30:00+02:00", "2026-03-03T19:00:00+02:00"),
      ["base: 30 from 03-03T16:30"],
    ],
    ["nor one that begins then", [EVENING], usageOf("2026-03-03T19:00:00+02:00", "2026-03-03T19:30:00+02:00"), ["1: 30 from 03-03T17:00"]],
    [
      "several windows, in the order of time",
      [everyDay("19:00", "19:10"), everyDay("19:10", "19:15")],
      usageOf("2026-03-03T18:50:00+02:00", "2026-03-03T19:20:00+02:00"),
      ["base: 15 from 03-03T16:50", "1: 10 from 03-03T17:00", "2: 5 from 03-03T17:10"],
    ],
    [
      "both ends are one part where the same line wins",
      [everyDay("19:00", "19:10")],
      usageOf("2026-03-03T18:50:00+02:00", "2026-03-03T19:20:00+02:00"),
      ["base: 20 from 03-03T16:50", "1: 10 from 03-03T17:00"],
    ],
    [
      "not where a line that loses begins or ends",
      [everyDay("18:00", "20:00"), everyDay("19:00", "19:10")],
      usageOf("2026-03-03T18:50:00+02:00", "2026-03-03T19:20:00+02:00"),
      ["1: 30 from 03-03T16:50"],
    ],
    [
      "each time window has a zone of its own",
      [everyDay("17:00", "23:00", "Europe/London"), EVENING],
      usageOf("2026-03-10T18:50:00+02:00", "2026-03-10T19:20:00+02:00"),
      ["base: 10 from 03-10T16:50", "1: 20 from 03-10T17:00"],
    ],
    [
      "a level without a time model wins throughout",
      [null, EVENING],
      usageOf("2026-03-03T18:50:00+02:00", "2026-03-03T19:20:00+02:00"),
      ["1: 30 from 03-03T16:50"],
    ],
    [
      "hours that the clock skips do not count: 00:00 to 06:00 are five, one of them before 01:00",
      [everyDay("01:00", "24:00")],
      usageOf("2026-03-29T00:00:00+02:00", "2026-03-29T06:00:00+03:00"),
      ["base: 6 from 03-28T22:00", "1: 24 from 03-28T23:00"],
    ],
    [
      "hours that come twice count twice: two of six are from 03:00 to 04:00",
      [everyDay("03:00", "04:00")],
      usageOf("2026-10-25T02:00:00+03:00", "2026-10-25T07:00:00+02:00"),
      ["base: 20 from 10-24T23:00", "1: 10 from 10-25T00:00"],
    ],
    [
      "nothing used is cut as well",
      [EVENING],
      usageOf("2026-03-03T18:50:00+02:00", "2026-03-03T19:20:00+02:00", { quantity: decimal("0") }),
      ["base: 0 from 03-03T16:50", "1: 0 from 03-03T17:00"],
    ],
  ])("%s", (_, models, usage, expected) => {
    expect(cut(rateOf(models), usage).map(inWords)).toEqual(expected);
  });
});

describe("usage is one part", () => {
  const over19 = usageOf("2026-03-03T18:50:00+02:00", "2026-03-03T19:20:00+02:00");
  test.each<[string, CompiledRate, Usage, readonly string[]]>([
    ["without an end", rateOf([EVENING]), { ...over19, to: null }, ["base: 30 from 03-03T16:50"]],
    ["that ends as it begins", rateOf([EVENING]), { ...over19, to: over19.from }, ["base: 30 from 03-03T16:50"]],
    ["that ends before it begins", rateOf([EVENING]), { ...over19, to: instant("2026-03-02T00:00:00Z") }, ["base: 30 from 03-03T16:50"]],
    ["without time models", rateOf([]), over19, ["base: 30 from 03-03T16:50"]],
    ["where nobody wants it split", rateOf([EVENING], { split: null }), over19, ["base: 30 from 03-03T16:50"]],
    [
      "where its type says so",
      rateOf([EVENING], { split: null }),
      { ...over19, udrType: { ...minutesType(0), split: false } },
      ["base: 30 from 03-03T16:50"],
    ],
    [
      "where its rate says so and its type otherwise",
      rateOf([EVENING], { split: false }),
      { ...over19, udrType: minutesType(0) },
      ["base: 30 from 03-03T16:50"],
    ],
  ])("%s", (_, rate, usage, expected) => {
    expect(cut(rate, usage).map(inWords)).toEqual(expected);
    expect(cut(rate, usage)[0]?.quantity).toBe(usage.quantity);
    expect(cut(rate, usage)[0]?.metadata).toBe(usage.metadata);
  });

  test("but not where its type wants it split, or its rate against the type", () => {
    const asType = { ...over19, udrType: minutesType(0) };
    const againstType = { ...over19, udrType: { ...minutesType(0), split: false } };
    expect(cut(rateOf([EVENING], { split: null }), asType)).toHaveLength(2);
    expect(cut(rateOf([EVENING]), againstType)).toHaveLength(2);
  });
});

describe("what is left over goes to the largest remainder, of equal ones to the earlier", () => {
  const threeThirds = [everyDay("19:00", "20:00"), everyDay("20:00", "21:00")];
  test.each<[string, string, number | null, Levels, readonly string[]]>([
    ["ten over three hours, whole", "10", 0, threeThirds, ["base 4", "1 3", "2 3"]],
    ["at three decimals", "10", 3, threeThirds, ["base 3.334", "1 3.333", "2 3.333"]],
    ["without a type at six", "10", null, threeThirds, ["base 3.333334", "1 3.333333", "2 3.333333"]],
    ["a finer quantity at its own", "10.0001", 3, threeThirds, ["base 3.3334", "1 3.3334", "2 3.3333"]],
    ["zeros at its end make it no finer", "10.0000", 3, threeThirds, ["base 3.334", "1 3.333", "2 3.333"]],
    ["one unit over three", "1", 0, threeThirds, ["base 1", "1 0", "2 0"]],
    ["not to the longer, but to whom more is owed", "4", 0, [everyDay("19:15", "21:00")], ["base 2", "1 2"]],
  ])("%s", (_, quantity, unitDecimals, models, expected) => {
    const udrType = unitDecimals === null ? null : minutesType(unitDecimals);
    const usage = usageOf("2026-03-03T18:00:00+02:00", "2026-03-03T21:00:00+02:00", { quantity: decimal(quantity), udrType });
    const cuts = cut(rateOf(models), usage);
    expect(cuts.map((each) => `${each.tier?.level ?? "base"} ${decimalToString(normalise(each.quantity))}`)).toEqual(expected);
  });
});

test("every stretch gets its share before those of one line are added up", () => {
  const usage = usageOf("2026-03-03T18:00:00+02:00", "2026-03-03T22:00:00+02:00", { quantity: decimal("1"), udrType: minutesType(0) });
  // An hour, two, and an hour: the two are owed the most, though both lines are owed a half.
  expect(cut(rateOf([everyDay("19:00", "21:00")]), usage).map(inWords)).toEqual(["base: 0 from 03-03T16:00", "1: 1 from 03-03T17:00"]);
});

describe("amounts that charges measure by are shared out as the quantity is", () => {
  const rate = rateOf([EVENING], { amountAttributes: ["cost", "fee"] });
  test.each<[string, Record<string, string>, readonly Record<string, string>[]]>([
    ["at six decimals", { cost: "10" }, [{ cost: "3.333333" }, { cost: "6.666667" }]],
    ["or finer", { cost: "10.0000001" }, [{ cost: "3.3333334" }, { cost: "6.6666667" }]],
    [
      "each of them",
      { cost: "3", fee: "0.3" },
      [
        { cost: "1", fee: "0.1" },
        { cost: "2", fee: "0.2" },
      ],
    ],
    [
      "but nothing else",
      { cost: "3", mbps: "9" },
      [
        { cost: "1", mbps: "9" },
        { cost: "2", mbps: "9" },
      ],
    ],
    ["what is missing stays so", { mbps: "9" }, [{ mbps: "9" }, { mbps: "9" }]],
    ["what is no number stays for the charge to refuse", { cost: "ten" }, [{ cost: "ten" }, { cost: "ten" }]],
    ["as does what is negative", { cost: "-3" }, [{ cost: "-3" }, { cost: "-3" }]],
    ["and what has too many digits", { cost: "3.0000000000003" }, [{ cost: "3.0000000000003" }, { cost: "3.0000000000003" }]],
    ["nothing stays nothing", { cost: "0.00" }, [{ cost: "0" }, { cost: "0" }]],
  ])("%s", (_, metadata, expected) => {
    const usage = usageOf("2026-03-03T18:50:00+02:00", "2026-03-03T19:20:00+02:00", { metadata });
    expect(cut(rate, usage).map((each) => each.metadata)).toEqual(expected);
  });
});

/** Walks from minute to minute, asks who wins in it, and shares out over what it found. */
function naiveCuts(rate: CompiledRate, { from, to, quantity }: Usage): readonly string[] {
  const found: { tier: CompiledTier | null; millis: bigint; from: Instant }[] = [];
  for (let at: number = from; at < (to ?? from); ) {
    const end = Math.min(to ?? from, (Math.floor(at / 60_000) + 1) * 60_000);
    const tier = winnerOf(rate, instantFromMillis(at));
    const last = found.at(-1);
    if (last?.tier === tier) last.millis += BigInt(end - at);
    else found.push({ tier, millis: BigInt(end - at), from: instantFromMillis(at) });
    at = end;
  }
  const shares = apportion(
    rescale(quantity, 6),
    found.map(({ millis }) => millis),
  );
  return [...new Set(found.map(({ tier }) => tier))].map((tier) => {
    const unscaled = shares.reduce((sum, share, index) => (found[index]?.tier === tier ? sum + share : sum), 0n);
    return inWords({ tier, quantity: { unscaled, scale: 6 }, from: found.find((each) => each.tier === tier)?.from ?? from, metadata: {} });
  });
}

const quarter = fc.integer({ min: 0, max: 95 }).map((each) => new Date(each * 900_000).toISOString().slice(11, 16));
const model = fc
  .tuple(quarter, quarter, fc.constantFrom("Europe/Nicosia", "Australia/Lord_Howe", "America/New_York"))
  .filter(([from, to]) => from !== to)
  .map(([from, to, zone]) => everyDay(from, to, zone));

test("as walking from minute to minute cuts it, over days on which clocks change", () => {
  const models = fc.array(model, { minLength: 1, maxLength: 3 });
  const firstDay = fc.constantFrom(Date.UTC(2026, 2, 28), Date.UTC(2026, 9, 24), Date.UTC(2026, 9, 3), Date.UTC(2026, 2, 7));
  const times = fc.record({
    day: firstDay,
    millis: fc.integer({ min: 0, max: 100_000_000 }),
    length: fc.integer({ min: 1, max: 100_000_000 }),
  });
  const quantities = fc.integer({ min: 0, max: 99_999_999 }).map((unscaled): Decimal => ({ unscaled: BigInt(unscaled), scale: 3 }));
  const property = fc.property(models, times, quantities, (levels, { day, millis, length }, quantity) => {
    const usage = { ...USAGE, from: instantFromMillis(day + millis), to: instantFromMillis(day + millis + length), quantity };
    const rate = rateOf(levels);
    const cuts = cut(rate, usage);
    expect(cuts.map(inWords)).toEqual(naiveCuts(rate, usage));
    if (cuts.length > 1) expect(cuts.reduce((sum, each) => sum + rescale(each.quantity, 6), 0n)).toBe(rescale(quantity, 6));
  });
  fc.assert(property, { numRuns: 1000 });
});

test("usage of ten years is cut in a moment", () => {
  const usage = usageOf("2026-01-01T12:00:00Z", "2036-01-01T12:00:00Z", { quantity: decimal("87648") });
  const [day, night] = cut(rateOf([everyDay("22:00", "06:00", "UTC")]), usage);
  expect([day, night].map((each) => each && decimalToString(normalise(each.quantity)))).toEqual(["58432", "29216"]);
}, 2000);
