import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceVersionPin, subscription } from "#db/schema/account.ts";
import { pricePlan } from "#db/schema/price-plan.ts";
import { auditEntry } from "#db/schema/system.ts";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { groupPlanDesk } from "#db/testing/group-plan-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { type PublishedPlan, publishPlan } from "#db/testing/published-plan.ts";
import type { PinChange } from "#lib/domain/price-plan/pin-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { changeVersionPin } from "./change-version-pin.ts";
import { listPlanPins } from "./list-plan-pins.ts";
import { previewVersionPin } from "./preview-version-pin.ts";
import { saveSample } from "./save-sample.ts";

const NOW = atNicosia("12:00");
const [V2_LIVE, V3_LIVE] = [atNicosia("00:00", 2), atNicosia("00:00", 10)];
const LAST_MINUTE = atNicosia("11:59", 20);
const END = atNicosia("12:00", 20);
const REASON = "Promised until the season ends";

let desk: AluxsatDesk;
let at: ReturnType<typeof groupPlanDesk>;
let vip: PublishedPlan;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  at = groupPlanDesk(desk);
  vip = await publishPlan(desk.test, {
    code: "VIP",
    kind: "group",
    versions: [
      { price: "7.00", effectiveAt: atNicosia("00:00", 1) },
      { price: "8.00", effectiveAt: V2_LIVE },
      { price: "9.00", effectiveAt: V3_LIVE },
    ],
  });
  await desk.test.owner.execute(sql`update account_classification set price_plan_id = ${vip.pricePlanId} where code = 'VIP'`);
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.test.owner.delete(priceVersionPin);
});

const numberOf = (customer: CustomerName) => desk.seeded.customers[customer].accountNumber;
const subscriptionOf = (customer: CustomerName) => desk.seeded.customers[customer].subscriptionNumber;
const pinned = (changes: Partial<Extract<PinChange, { change: "pin" }>> = {}): PinChange => ({
  change: "pin",
  account: numberOf("eleni"),
  subscription: null,
  version: 2,
  from: null,
  to: END,
  reason: REASON,
  ...changes,
});
const anna = (now: Instant = NOW) => at.anna(now);

/** As a person does it: look, then do exactly that. */
async function change(pin: PinChange, now: Instant = NOW): Promise<string> {
  const preview = await previewVersionPin(anna(now), { code: "VIP", pin });
  if (!preview.ok) return preview.refusal.code;
  return codeOf(changeVersionPin(anna(now), { code: "VIP", pin, seen: preview.value.seen }));
}
const standing = async () => (await done(listPlanPins(anna(), { code: "VIP", pins: "standing" }))).rows;

describe("a pin keeps a version whatever goes live meanwhile", () => {
  test("until exactly its end, and for nobody else", async () => {
    expect(await at.priceFor("eleni", V3_LIVE)).toBe("9.00 VIP");
    expect(await change(pinned())).toBe("ok");
    expect(await at.priceFor("eleni", V3_LIVE)).toBe("8.00 VIP");
    expect(await at.priceFor("hotel", V3_LIVE)).toBe("9.00 VIP");
    expect(await at.priceFor("eleni", LAST_MINUTE)).toBe("8.00 VIP");
    expect(await at.priceFor("eleni", END)).toBe("9.00 VIP");
  });

  test("from exactly its beginning", async () => {
    const from = atNicosia("08:00", 5);
    expect(await change(pinned({ version: 1, from, to: null }))).toBe("ok");
    expect(await at.priceFor("eleni", later(from, -1))).toBe("8.00 VIP");
    expect(await at.priceFor("eleni", from)).toBe("7.00 VIP");
  });

  test("one subscription's own before its account's", async () => {
    expect(await change(pinned({ version: 2 }))).toBe("ok");
    expect(await change(pinned({ version: 1, subscription: subscriptionOf("eleni"), to: null }))).toBe("ok");
    expect(await at.priceFor("eleni", V3_LIVE)).toBe("7.00 VIP");
  });

  test("the preview says what it pays by now and otherwise, and the audit who did it, why", async () => {
    const preview = await done(previewVersionPin(anna(), { code: "VIP", pin: pinned() }));
    expect(preview).toMatchObject({ account: numberOf("eleni"), accountName: null, refusal: null, to: new Date(END).toISOString() });
    expect(preview.subscriptions).toEqual([
      {
        number: subscriptionOf("eleni"),
        now: 2,
        after: 2,
        otherwise: { version: 3, at: new Date(V3_LIVE).toISOString() },
        keepsOwn: false,
        askedAfter: [],
      },
    ]);
    expect(preview.versions.map(({ version }) => version)).toEqual([2, 3]);
    await change(pinned());
    expect(await at.lastAudits(2)).toEqual(["pricePlan.pinVersion pricePlan VIP", `pricePlan.pinVersion account ${numberOf("eleni")}`]);
    expect(await standing()).toMatchObject([
      {
        accountNumber: numberOf("eleni"),
        accountName: null,
        subscription: null,
        version: 2,
        state: "holds",
        reason: REASON,
        by: "Anna Petrou",
      },
    ]);
  });

  test("the preview says what the plan's samples cost by each of the versions", async () => {
    const usage = { product: "LOTR1", quantity: "2", at: "2026-03-03T20:00:00+02:00", metadata: {} };
    const expected = { total: "16.00", currency: "EUR" };
    await done(saveSample(anna(), { pricePlanId: vip.pricePlanId, name: "Two films", usage, expected, replaces: null }));
    const { samples } = await done(previewVersionPin(anna(), { code: "VIP", pin: pinned() }));
    expect(samples).toEqual([{ name: "Two films", prices: [expected, { total: "18.00", currency: "EUR" }] }]);
  });

  test("and of another plan changes nothing of this one", async () => {
    const pin = pinned({ version: 1 });
    const { seen } = await done(previewVersionPin(anna(), { code: "GLOBAL", pin }));
    await done(changeVersionPin(anna(), { code: "GLOBAL", pin, seen }));
    expect(await at.priceFor("eleni", V3_LIVE)).toBe("9.00 VIP");
  });

  test("of whom the plan is not asked, it says so", async () => {
    const preview = await done(previewVersionPin(anna(), { code: "VIP", pin: pinned({ account: numberOf("maria") }) }));
    expect(preview.subscriptions).toMatchObject([{ askedAfter: null }]);
  });
});

describe("ending it early", () => {
  test("is from now on; what it priced before stays priced so", async () => {
    await change(pinned());
    const [pin] = await standing();
    const endedAt = atNicosia("09:00", 11);
    const ending = { change: "end", account: numberOf("eleni"), pinId: pin?.pinId ?? 0 } as const;
    const preview = await done(previewVersionPin(anna(endedAt), { code: "VIP", pin: ending }));
    expect(preview.subscriptions).toMatchObject([{ now: 2, after: 3, otherwise: null }]);
    expect(await change(ending, endedAt)).toBe("ok");
    expect(await at.priceFor("eleni", later(endedAt, -1))).toBe("8.00 VIP");
    expect(await at.priceFor("eleni", endedAt)).toBe("9.00 VIP");
    expect(await change(ending, endedAt)).toBe("PIN_ENDED");
    expect((await done(listPlanPins(anna(endedAt), { code: "VIP", pins: "ended" }))).rows).toMatchObject([{ state: "ended" }]);
  });

  test("before it began, it never holds, and another may take its place", async () => {
    const from = atNicosia("08:00", 12);
    await change(pinned({ from }));
    const [pin] = await standing();
    expect(await change({ change: "end", account: numberOf("eleni"), pinId: pin?.pinId ?? 0 })).toBe("ok");
    expect(await at.priceFor("eleni", from)).toBe("9.00 VIP");
    expect(await standing()).toEqual([]);
    expect(await change(pinned({ from }))).toBe("ok");
  });

  test("not of another account's", async () => {
    await change(pinned());
    const [pin] = await standing();
    expect(await change({ change: "end", account: numberOf("hotel"), pinId: pin?.pinId ?? 0 })).toBe("NOT_FOUND");
  });
});

describe("refused", () => {
  test.each<[string, () => PinChange, string]>([
    ["an account that is not there", () => pinned({ account: "A-9" }), "NOT_FOUND"],
    ["another account's subscription", () => pinned({ subscription: subscriptionOf("maria") }), "NOT_FOUND"],
    ["a version that is not there", () => pinned({ version: 9 }), "NOT_FOUND"],
    ["from the past", () => pinned({ from: later(NOW, -1) }), "PIN_PERIOD"],
    ["a version that is scheduled later", () => pinned({ version: 3 }), "PIN_VERSION"],
  ])("%s", async (_what, pin, expected) => {
    expect(await change(pin())).toBe(expected);
    expect(await standing()).toEqual([]);
  });

  test("an account in another currency", async () => {
    const { accountId } = desk.seeded.customers.petros;
    await desk.test.owner.execute(sql`update account set currency = 'USD' where account_id = ${accountId}`);
    expect(await change(pinned({ account: numberOf("petros") }))).toBe("AUDIENCE_CURRENCY");
    await desk.test.owner.execute(sql`update account set currency = 'EUR' where account_id = ${accountId}`);
  });

  test("over another of the same target; next to it is fine", async () => {
    expect(await change(pinned())).toBe("ok");
    expect(await change(pinned({ version: 1, from: later(END, -1), to: null }))).toBe("PIN_OVERLAPS");
    expect(await change(pinned({ version: 1, from: END, to: null }))).toBe("ok");
  });

  test("what was not looked at: a pin that somebody else has set meanwhile", async () => {
    const { seen } = await done(previewVersionPin(anna(), { code: "VIP", pin: pinned({ version: 1, from: NOW }) }));
    expect(await change(pinned({ version: 2, subscription: subscriptionOf("eleni") }))).toBe("ok");
    const stale = changeVersionPin(anna(), { code: "VIP", pin: pinned({ version: 1, from: NOW }), seen });
    expect(await codeOf(stale)).toBe("PREVIEW_STALE");
  });

  test("of an archived plan", async () => {
    const archived = (when: Instant | null) => desk.test.owner.update(pricePlan).set({ archivedAt: when }).where(sql`code = 'VIP'`);
    await archived(NOW);
    expect(await change(pinned())).toBe("DEFINITION_ARCHIVED");
    await archived(null);
  });
});

test("of eight at once of one target, one is set", async () => {
  const { seen } = await done(previewVersionPin(anna(), { code: "VIP", pin: pinned() }));
  const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(changeVersionPin(anna(), { code: "VIP", pin: pinned(), seen }))));
  expect(codes.toSorted()).toEqual([...Array.from({ length: 7 }, () => "PIN_OVERLAPS"), "ok"]);
  expect(await desk.test.owner.select().from(priceVersionPin)).toHaveLength(1);
});

test("the same key twice is one pin", async () => {
  const { seen } = await done(previewVersionPin(anna(), { code: "VIP", pin: pinned() }));
  const context = { ...anna(), idempotencyKey: "pin-1" };
  const once = await changeVersionPin(context, { code: "VIP", pin: pinned(), seen });
  const before = await desk.test.owner.select().from(auditEntry);
  expect(await changeVersionPin(context, { code: "VIP", pin: pinned(), seen })).toEqual(once);
  expect(await desk.test.owner.select().from(auditEntry)).toHaveLength(before.length);
});

test("the list is found by account, and goes on page after page", async () => {
  const rows = Array.from({ length: 51 }, (_, index) => ({
    ...{ shard: desk.seeded.customers.eleni.shard, accountId: desk.seeded.customers.eleni.accountId, pinId: 1000 + index },
    ...{ subscriptionId: null, pricePlanId: vip.pricePlanId, versionId: vip.versionIds[0] ?? 0, reason: REASON, createdBy: 1 },
    pinnedFrom: later(END, index),
    pinnedTo: later(END, index + 1),
  }));
  await desk.test.owner.insert(priceVersionPin).values(rows);
  const first = await done(listPlanPins(anna(), { code: "VIP", pins: "all", account: numberOf("eleni") }));
  expect([first.rows.length, first.rows[0]?.pinId, first.nextBefore]).toEqual([50, 1050, 1001]);
  const rest = await done(listPlanPins(anna(), { code: "VIP", pins: "all", before: first.nextBefore ?? 0 }));
  expect(rest).toMatchObject({ rows: [{ pinId: 1000 }], nextBefore: null });
  expect((await done(listPlanPins(anna(), { code: "VIP", pins: "all", account: numberOf("maria") }))).rows).toEqual([]);
});

test("of several subscriptions, each keeps its own", async () => {
  const { eleni } = desk.seeded.customers;
  const [own] = await desk.test.owner.select().from(subscription).where(eq(subscription.subscriptionId, eleni.subscriptionId));
  await desk.test.owner
    .insert(subscription)
    .values({ ...present(own, "Eleni's"), subscriptionId: 29_999, number: "S-29999", device: null });
  expect(await change(pinned({ version: 1, subscription: "S-29999", to: null }))).toBe("ok");
  expect(await at.priceFor("eleni", V3_LIVE)).toBe("9.00 VIP");
  const preview = await done(previewVersionPin(anna(), { code: "VIP", pin: pinned() }));
  expect(preview.subscriptions.map(({ number, after, keepsOwn }) => [number, after, keepsOwn])).toEqual([
    [eleni.subscriptionNumber, 2, false],
    ["S-29999", 1, true],
  ]);
});
