import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { nextId } from "#db/ids.ts";
import { findProductFacts, findProductIdByCode } from "#db/queries/product-facts.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import { pricePlan, pricePlanVersion } from "#db/schema/price-plan.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { placeName } from "#lib/domain/counting/counter-place.ts";
import { NO_DEFINITIONS } from "#lib/domain/price-plan/definitions.ts";
import { documentHash, pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { assert, present } from "#lib/kernel/assert.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import { rateUsageOf, type UsageToRate } from "./rate-usage-of.ts";

let desk: AluxsatDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});

afterAll(() => desk.close());

/** Only the Global plan applies again. */
afterEach(async () => {
  await change("update subscription set price_plan_id = null");
  await change("update account_classification set price_plan_id = null");
});

const NOON = atNicosia("12:00");
const FILM: Rate = { key: "film", for: { product: "LOTR1" }, scope: "udr", base: { charge: "flat", amount: "1.00" }, tiered: [] };

const change = (statement: string) => desk.test.owner.execute(sql.raw(statement));

type Published = {
  readonly rates?: readonly Rate[];
  readonly members?: Readonly<Record<string, unknown>>;
  readonly effectiveAt?: typeof NOON;
};

/** Puts a plan in force as an approval would, without asking what publication asks. */
async function publish(
  code: string,
  { rates = [FILM], members = {}, effectiveAt = atNicosia("00:00", 1) }: Published = {},
): Promise<number> {
  const { database, owner } = desk.test;
  const head = { format: "ratewright/price-plan@1", code, name: code, currency: "EUR", taxInclusive: true, timeZone: "Europe/Nicosia" };
  const document = pricePlanDocument.parse({ ...head, rates, ...members });
  const book = resolveRateBook(document, NO_DEFINITIONS);
  assert(book.ok, "the plan has errors");
  const pricePlanId = await nextId(database, "pricePlan");
  await owner.insert(pricePlan).values({ pricePlanId, code, name: code, kind: "group", currency: document.currency });
  await owner.insert(pricePlanVersion).values({
    versionId: await nextId(database, "pricePlanVersion"),
    pricePlanId,
    version: 1,
    document,
    documentHash: await documentHash(document),
    rateBook: book.value,
    rateBookHash: await sha256Hex(canonicalJson(book.value)),
    effectiveAt,
    requestedBy: 1,
    requestedAt: effectiveAt,
    decidedBy: 2,
    decidedAt: effectiveAt,
    note: "",
  });
  return pricePlanId;
}

const codeOf = (words: string) => words.toUpperCase().replaceAll(" ", "-");

const forEleni = (planId: number) =>
  change(`update subscription set price_plan_id = ${planId} where subscription_id = ${desk.seeded.customers.eleni.subscriptionId}`);
const forHerGroup = (planId: number) => change(`update account_classification set price_plan_id = ${planId} where code = 'VIP'`);

/** "1.00 ONE": what a film costs Eleni, under which plan; or why it has no price. */
async function priceOf(changes: Partial<UsageToRate> = {}): Promise<string> {
  const { database } = desk.test;
  const subscriber = present(await findSubscriber(database, desk.seeded.customers.eleni.subscriptionId), "Eleni");
  const productId = present(await findProductIdByCode(database, "LOTR1"), "the film");
  const product = present(await findProductFacts(database, productId, NOON), "the film's facts");
  const usage = { product, quantity: decimal("1"), usedFrom: NOON, usedTo: null, ratingInstant: NOON, metadata: {} };
  const rated = await rateUsageOf(database, subscriber, { ...usage, directive: "toBeBilled", ...changes });
  return rated.ok ? `${microsToString(rated.value.gross, 2)} ${rated.value.explanation.plan.code}` : rated.refusal.code;
}

describe("the first plan with a line decides", () => {
  test("the subscription's before the group's before the Global one", async () => {
    expect(await priceOf()).toBe("10.00 GLOBAL");
    await forHerGroup(await publish("GROUP", { rates: [{ ...FILM, base: { charge: "flat", amount: "2.00" } }] }));
    expect(await priceOf()).toBe("2.00 GROUP");
    await forEleni(await publish("OWN"));
    expect(await priceOf()).toBe("1.00 OWN");
  });

  test("even with a rate for the type, where a later plan has one for the product", async () => {
    await forHerGroup(await publish("PRODUCT"));
    const byType: Rate = { ...FILM, for: { productType: "PPV-MOVIE" }, base: { charge: "flat", amount: "3.00" } };
    await forEleni(await publish("TYPE", { rates: [byType] }));
    expect(await priceOf()).toBe("3.00 TYPE");
  });

  test.each<[string, Published]>([
    ["has no rate for the product", { rates: [{ ...FILM, for: { product: "ANOTHER" } }] }],
    ["is not in force yet", { effectiveAt: atNicosia("12:00", 4) }],
  ])("and one that %s gives way to the next", async (why, published) => {
    await forEleni(await publish(codeOf(why), published));
    expect(await priceOf()).toBe("10.00 GLOBAL");
  });

  test("but what it refuses for another reason is refused, not asked elsewhere", async () => {
    const byAmount: Rate = { ...FILM, base: { charge: "costPlus", of: "cost", markup: "20" } };
    await forEleni(await publish("BY-AMOUNT", { rates: [byAmount] }));
    expect(await priceOf()).toBe("METADATA_MISSING");
  });

  test.each<[string, Published]>([
    ["with a line", { members: { currency: "USD" } }],
    ["without one", { members: { currency: "USD" }, rates: [{ ...FILM, for: { product: "ANOTHER" } }] }],
  ])("one in another currency, %s, never falls through", async (how, published) => {
    await forEleni(await publish(codeOf(`dollars ${how}`), published));
    expect(await priceOf()).toBe("CURRENCY_MISMATCH");
  });
});

describe("what is known of the usage reaches the price", () => {
  const half = { code: "HALF", version: 1, kind: "percentage", value: "50", per: "udr", renew: "never", level: 1, zone: null } as const;
  const always = { for: null, account: null, validFrom: null, validTo: null };

  test("the account's classification", async () => {
    const discounts = [{ ...half, ...always, account: { classification: "VIP" } }];
    await forEleni(await publish("FOR-VIPS", { members: { discounts } }));
    expect(await priceOf()).toBe("0.50 FOR-VIPS");
  });

  test("the UDR type: the product's default, or the UDR's own", async () => {
    await forEleni(await publish("FOR-PPV", { members: { discounts: [{ ...half, ...always, for: { udrType: "PPV" } }] } }));
    expect(await priceOf()).toBe("0.50 FOR-PPV");
    expect(await priceOf({ udrType: { code: "OTHER", unitDecimals: 0, split: false } })).toBe("1.00 FOR-PPV");
    expect(await priceOf({ udrType: null })).toBe("1.00 FOR-PPV");
  });

  test("whether it is split at the boundaries of time models", async () => {
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
    const timeModels = { EVENING: { timeZone: "Europe/Nicosia", windows: [{ days, from: "19:00", to: "24:00" }], dates: [] } };
    const rate: Rate = {
      ...FILM,
      base: { charge: "perUnit", price: "1.00" },
      tiered: [{ level: 1, timeModel: "EVENING", charge: { charge: "perUnit", price: "2.00" } }],
    };
    await forEleni(await publish("BY-HOUR", { rates: [rate], members: { timeModels } }));
    const call = { quantity: decimal("2"), usedFrom: atNicosia("18:00"), usedTo: atNicosia("20:00") };
    expect(await priceOf({ ...call, udrType: { code: "CALL", unitDecimals: 0, split: true } })).toBe("3.00 BY-HOUR");
    expect(await priceOf({ ...call, udrType: { code: "CALL", unitDecimals: 0, split: false } })).toBe("2.00 BY-HOUR");
  });
});

describe("what depends on earlier usage is charged on top of what counted before it", () => {
  const bands = [
    { upTo: "10", price: "1.00" },
    { upTo: null, price: "0.50" },
  ];
  const allowance = { code: "FREE", version: 1, kind: "freeUsage", value: "10", per: "period", renew: "cycle", level: 1 } as const;
  const always = { for: null, zone: null, account: null, validFrom: null, validTo: null };
  const perUnit: Rate = { ...FILM, base: { charge: "perUnit", price: "1.00" } };

  /** As if so many had counted before, in whatever counter is asked for. */
  const onTopOf = (quantity: string): Partial<UsageToRate> => ({
    quantity: decimal("8"),
    counters: async (_reader, _account, places) => {
      const counted = { quantity: decimal(quantity), udrs: 1, beyondFree: decimal(quantity), paying: 1 };
      return new Map(places.map((place) => [placeName(place), counted]));
    },
  });

  test.each<[string, Published, string, string]>([
    ["a rate over a cycle", { rates: [{ ...FILM, scope: "period", base: { charge: "graduated", bands } }] }, "8.00", "5.00"],
    ["a rate over a pool", { rates: [{ ...FILM, scope: "pool", base: { charge: "graduated", bands } }] }, "8.00", "5.00"],
    ["a discount that is used up", { rates: [perUnit], members: { discounts: [{ ...allowance, ...always }] } }, "0.00", "6.00"],
  ])("%s", async (what, published, first, second) => {
    const code = codeOf(what);
    await forEleni(await publish(code, published));
    expect(await priceOf({ quantity: decimal("8") })).toBe(`${first} ${code}`);
    expect(await priceOf(onTopOf("8"))).toBe(`${second} ${code}`);
    expect(await priceOf({ ...onTopOf("8"), directive: "toBeCredited" })).toBe(`-${second} ${code}`);
  });

  test("but a discount that is for something else does not matter", async () => {
    const discounts = [{ ...allowance, ...always, for: { family: "DATA" } }];
    await forEleni(await publish("ELSEWHERE", { members: { discounts } }));
    expect(await priceOf()).toBe("1.00 ELSEWHERE");
  });

  test("and one that a counter could not hold is refused", async () => {
    await forEleni(await publish("LARGE", { rates: [{ ...FILM, scope: "period", base: { charge: "perUnit", price: "0.000001" } }] }));
    expect(await priceOf(onTopOf("999999999999"))).toBe("TOO_MANY_DIGITS");
  });
});
