import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceVersionPin, subscription } from "#db/schema/account.ts";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { publishPlan } from "#db/testing/published-plan.ts";
import type { Reach } from "#lib/domain/price-plan/price-plan.ts";
import { setHold } from "../hold/set-hold.ts";
import { findOwnerPrices } from "./find-owner-prices.ts";
import { getPlanAudience } from "./get-plan-audience.ts";

const NOON = atNicosia("12:00", 20);
const [V1_LIVE, V2_LIVE] = [atNicosia("00:00", 1), atNicosia("00:00", 10)];
const VIPS: readonly CustomerName[] = ["eleni", "nikos", "petros", "hotel"];

let desk: AluxsatDesk;
let made = 0;

beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

/** Eleni and Nikos began before the second version went live, Petros and the hotel since. */
beforeEach(async () => {
  await desk.test.owner.delete(priceVersionPin);
  const began = { eleni: V1_LIVE, nikos: V1_LIVE, petros: atNicosia("09:00", 11), hotel: atNicosia("09:00", 12) };
  for (const [name, startedAt] of Object.entries(began)) {
    const { subscriptionId } = desk.seeded.customers[name as CustomerName];
    await desk.test.owner.update(subscription).set({ startedAt }).where(eq(subscription.subscriptionId, subscriptionId));
  }
});

/** A plan of the VIPs, whose second version has this reach. */
async function vipPlan(reach: Reach) {
  made += 1;
  const code = `VIP-${made}`;
  const plan = await publishPlan(desk.test, {
    code,
    kind: "group",
    versions: [
      { price: "8.00", effectiveAt: V1_LIVE },
      { price: "9.00", effectiveAt: V2_LIVE, reach },
    ],
  });
  await desk.test.owner.execute(sql`update account_classification set price_plan_id = ${plan.pricePlanId} where code = 'VIP'`);
  return { code, ...plan };
}

const auditor = () => desk.as("auditor", NOON);
const usesOf = async (code: string) => (await done(getPlanAudience(auditor(), code))).uses;
const four = { subscriptions: 4, accounts: 4, pinned: 0, orEarlier: false };

describe("how many pay by which version", () => {
  test.each<[string, Reach, readonly object[]]>([
    ["all by the one for everyone", { kind: "everyone" }, [{ version: 2, ...four }]],
    [
      "those who began since by the one for new subscriptions",
      { kind: "newSubscriptions" },
      [
        { version: 2, ...four, subscriptions: 2, accounts: 2 },
        { version: 1, ...four, subscriptions: 2, accounts: 2 },
      ],
    ],
    [
      "the others until the later date",
      { kind: "existingFrom", at: atNicosia("12:01", 20) },
      [
        { version: 2, ...four, subscriptions: 2, accounts: 2 },
        { version: 1, ...four, subscriptions: 2, accounts: 2 },
      ],
    ],
    ["and no longer", { kind: "existingFrom", at: NOON }, [{ version: 2, ...four }]],
    [
      "who moves with the next cycle is not told apart",
      { kind: "existingNextCycle" },
      [
        { version: 2, ...four, subscriptions: 2, accounts: 2 },
        { version: 2, ...four, subscriptions: 2, accounts: 2, orEarlier: true },
      ],
    ],
  ])("%s", async (_what, reach, expected) => {
    const { code } = await vipPlan(reach);
    const uses = await usesOf(code);
    expect(uses).toMatchObject({ without: 0, isMore: false });
    expect(uses.rows).toHaveLength(expected.length);
    expect(uses.rows).toEqual(expect.arrayContaining([...expected]));
  });

  test("a pin counts where it keeps them; a subscription's own before its account's", async () => {
    const { code, pricePlanId, versionIds } = await vipPlan({ kind: "everyone" });
    const { eleni, nikos } = desk.seeded.customers;
    const pin = (one: typeof eleni, values: { pinId: number; version: number; subscriptionId: number | null }) => ({
      ...{ shard: one.shard, accountId: one.accountId, pinId: values.pinId, subscriptionId: values.subscriptionId, pricePlanId },
      ...{ versionId: versionIds[values.version - 1] ?? 0, pinnedFrom: V2_LIVE, pinnedTo: null, reason: "-", createdBy: 1 },
    });
    await desk.test.owner
      .insert(priceVersionPin)
      .values([
        pin(eleni, { pinId: 1, version: 1, subscriptionId: null }),
        pin(nikos, { pinId: 2, version: 1, subscriptionId: null }),
        pin(nikos, { pinId: 3, version: 2, subscriptionId: nikos.subscriptionId }),
      ]);
    expect((await usesOf(code)).rows).toEqual([
      { version: 2, subscriptions: 3, accounts: 3, pinned: 1, orEarlier: false },
      { version: 1, subscriptions: 1, accounts: 1, pinned: 1, orEarlier: false },
    ]);
    const { subscriptions } = await done(findOwnerPrices(auditor(), eleni.accountNumber));
    expect(subscriptions[0]?.steps[0]).toMatchObject({ code, version: 1, stays: { kind: "pinned", to: null }, next: null });
  });

  test("none while no version is in force for them", async () => {
    made += 1;
    const plan = await publishPlan(desk.test, {
      code: `VIP-${made}`,
      kind: "group",
      versions: [{ price: "8.00", effectiveAt: atNicosia("12:01", 20) }],
    });
    await desk.test.owner.execute(sql`update account_classification set price_plan_id = ${plan.pricePlanId} where code = 'VIP'`);
    expect(await usesOf(`VIP-${made}`)).toEqual({ rows: [], without: VIPS.length, isMore: false });
  });
});

describe("what one of them pays by", () => {
  test("asked by account and by subscription: each plan in its order, by which version, and which next", async () => {
    const { code } = await vipPlan({ kind: "existingNextCycle" });
    const { eleni } = desk.seeded.customers;
    const found = await done(findOwnerPrices(auditor(), eleni.accountNumber));
    expect(found).toMatchObject({ account: eleni.accountNumber, accountName: "Eleni Georgiou" });
    expect(found.subscriptions).toMatchObject([
      {
        number: eleni.subscriptionNumber,
        steps: [
          { code, because: "of the group VIP", version: 1, stays: { kind: "earlier", later: 2 }, next: { version: 2 } },
          { code: "GLOBAL", because: "for everybody in EUR", version: 1, stays: null },
        ],
      },
    ]);
    expect(await done(findOwnerPrices(auditor(), eleni.subscriptionNumber))).toEqual(found);
    expect((await done(findOwnerPrices(desk.as("pricingManager", NOON), eleni.accountNumber))).accountName).toBeNull();
  });

  test("that a plan is on hold is said", async () => {
    const { code } = await vipPlan({ kind: "everyone" });
    await done(setHold(desk.as("pricingManager", NOON), { target: { kind: "plan", code }, reason: "Wrong" }));
    const { subscriptions } = await done(findOwnerPrices(auditor(), desk.seeded.customers.eleni.accountNumber));
    expect(subscriptions[0]?.steps.map(({ isOnHold }) => isOnHold)).toEqual([true, false]);
  });

  test("nobody who is not there", async () => {
    expect(await findOwnerPrices(auditor(), "A-9")).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    expect(await findOwnerPrices(auditor(), "S-9")).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
});
