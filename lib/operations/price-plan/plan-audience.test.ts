import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntry } from "#db/schema/system.ts";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type GroupPlanDesk, groupPlanDesk, NOON, release, toGroups, toSubscriptions, vip } from "#db/testing/group-plan-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import type { AudienceChange } from "#lib/domain/price-plan/plan-audience-schema.ts";
import { present } from "#lib/kernel/assert.ts";
import { getAccount } from "../account/get-account.ts";
import { changePlanAudience } from "./change-plan-audience.ts";
import { createPlan } from "./create-plan.ts";
import { getPlanAudience } from "./get-plan-audience.ts";
import { listPlanSubscriptionsAfter } from "./list-plan-subscriptions.ts";
import { previewPlanAudience } from "./preview-plan-audience.ts";

const HOUR = 60;

/** The latest version, with nothing ahead of it. */
const SIMPLE = { stays: null, next: null, isOnHold: false };

let desk: AluxsatDesk;
let at: GroupPlanDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  at = groupPlanDesk(desk);
});
afterAll(() => desk.close());
beforeEach(() => at.reset());

const numberOf = (customer: CustomerName) => desk.seeded.customers[customer].subscriptionNumber;

describe("who pays by it", () => {
  test("a group: its accounts pay the plan's prices from then on, others the Global ones", async () => {
    await at.published();
    const preview = await done(previewPlanAudience(at.anna(), { code: "VIP", change: toGroups("VIP") }));
    expect(preview).toMatchObject({ refusal: null, foreign: [], live: { version: 1 } });
    expect(preview.groups).toEqual([{ code: "VIP", name: "VIP", accounts: 4, before: null }]);
    expect(await at.priceFor("eleni")).toBe("10.00 GLOBAL");
    expect(await at.change("VIP", toGroups("VIP"))).toBe("ok");
    expect(await at.priceFor("eleni")).toBe("9.00 VIP");
    expect(await at.priceFor("maria")).toBe("10.00 GLOBAL");
    expect(await at.lastAudits(2)).toEqual(["pricePlan.assign pricePlan VIP", "pricePlan.assign accountClassification VIP"]);
    const { users, choices } = await done(getPlanAudience(at.anna(), "VIP"));
    expect(users.groups).toEqual([{ code: "VIP", name: "VIP", accounts: 4 }]);
    expect(choices.map(({ code }) => code)).not.toContain("VIP");
    expect(await at.change("VIP", release(toGroups("VIP")))).toBe("ok");
    expect(await at.priceFor("eleni")).toBe("10.00 GLOBAL");
  });

  test("a subscription by its number, before its group", async () => {
    await at.published(vip({ code: "OWN", name: "Own prices", kind: "subscription" }));
    expect(await at.change("OWN", toSubscriptions(numberOf("maria").toLowerCase()))).toBe("ok");
    expect(await at.priceFor("maria")).toBe("9.00 OWN");
    const { users, subscriptions } = await done(getPlanAudience(at.anna(), "OWN"));
    expect(users.subscriptions).toBe(1);
    expect(subscriptions.rows).toEqual([
      { number: numberOf("maria"), accountNumber: desk.seeded.customers.maria.accountNumber, accountName: null },
    ]);
    const { accountId } = desk.seeded.customers.maria;
    const [row] = await desk.test.owner.select().from(auditEntry).where(eq(auditEntry.accountId, accountId));
    expect(row).toMatchObject({ entity: "subscription", before: { pricePlan: null }, after: { pricePlan: "OWN" } });
  });

  test("page after page, with names for who may read accounts", async () => {
    await at.published(vip({ code: "OWN", name: "Own prices", kind: "subscription" }));
    const everybody = Object.values(desk.seeded.customers);
    expect(await at.change("OWN", toSubscriptions(...everybody.map((one) => one.subscriptionNumber)))).toBe("ok");
    const auditor = desk.as("auditor", NOON);
    const { rows } = (await done(getPlanAudience(auditor, "OWN"))).subscriptions;
    expect(rows.map(({ accountName }) => accountName)).toContain("Eleni Georgiou");
    const placed = everybody.map((one) => `${one.shard}.${one.accountId}.${one.subscriptionId}`);
    const first = present(
      placed.find((place) => place.includes(present(rows[0], "a row").accountNumber.slice(2))),
      "the first",
    );
    const rest = await done(listPlanSubscriptionsAfter(auditor, { code: "OWN", after: first }));
    expect(rest.rows).toEqual(rows.slice(1));
  });

  test("is seen from the account: which plan decides first, and why", async () => {
    await at.published();
    await at.change("VIP", toGroups("VIP"));
    const account = await done(getAccount(desk.as("careAgent", NOON), desk.seeded.customers.eleni.accountNumber));
    expect(account.subscriptions[0]?.prices).toEqual([
      { code: "VIP", name: "VIP prices", because: "of the group VIP", version: 1, ...SIMPLE },
      { code: "GLOBAL", name: "Global price plan", because: "for everybody in EUR", version: 1, ...SIMPLE },
    ]);
  });

  test("nobody, as long as no version was published", async () => {
    await done(createPlan(at.anna(), vip()));
    const preview = await done(previewPlanAudience(at.anna(), { code: "VIP", change: toGroups("VIP") }));
    expect(preview.refusal).toMatchObject({ code: "PLAN_NOT_PUBLISHED" });
    expect(await at.change("VIP", toGroups("VIP"))).toBe("PLAN_NOT_PUBLISHED");
  });

  test("a group ahead of the first version's instant pays the Global prices until then", async () => {
    await at.published(vip(), { kind: "at", local: "2026-03-04T00:00" });
    expect(await at.change("VIP", toGroups("VIP"))).toBe("ok");
    expect(await at.priceFor("eleni", NOON)).toBe("10.00 GLOBAL");
    expect(await at.priceFor("eleni", later(NOON, 24 * HOUR))).toBe("9.00 VIP");
  });

  test("no group with an account in another currency: those accounts are named", async () => {
    await at.published();
    const { accountNumber, accountId } = desk.seeded.customers.petros;
    await desk.test.owner.execute(sql`update account set currency = 'USD' where account_id = ${accountId}`);
    const preview = await done(previewPlanAudience(at.anna(), { code: "VIP", change: toGroups("VIP") }));
    expect(preview.foreign).toEqual([{ number: accountNumber, currency: "USD" }]);
    expect(preview.refusal?.message).toContain(`${accountNumber} (USD)`);
    expect(await at.change("VIP", toGroups("VIP"))).toBe("AUDIENCE_CURRENCY");
    expect(await at.priceFor("eleni")).toBe("10.00 GLOBAL");
  });

  test.each<[string, string, AudienceChange, string]>([
    ["a subscription", "VIP", toSubscriptions("S-20001"), "INVALID_INPUT"],
    ["a group that is not there", "VIP", toGroups("VIP", "NOBODY"), "DEFINITION_INVALID"],
    ["who is not on it, to be taken off", "VIP", release(toGroups("VIP")), "AUDIENCE_UNCHANGED"],
    ["anybody of the Global plan", "GLOBAL", toGroups("VIP"), "INVALID_INPUT"],
  ])("not %s", async (_who, code, wanted, expected) => {
    await at.published();
    expect(await at.change(code, wanted)).toBe(expected);
  });

  test("only what the preview showed: another plan since then is refused", async () => {
    await at.published();
    await at.published(vip({ code: "OTHER", name: "Other prices" }));
    const { seen } = await done(previewPlanAudience(at.anna(), { code: "VIP", change: toGroups("VIP") }));
    await at.change("OTHER", toGroups("VIP"));
    expect(await codeOf(changePlanAudience(at.anna(), { code: "VIP", ...toGroups("VIP"), seen }))).toBe("PREVIEW_STALE");
    expect(await at.priceFor("eleni")).toBe("9.00 OTHER");
  });
});
