import { desc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pgCode } from "#db/errors.ts";
import { listLiveDocuments } from "#db/queries/products.ts";
import { approvalRequest, pricePlanVersion } from "#db/schema/price-plan.ts";
import { auditEntry } from "#db/schema/system.ts";
import type { CustomerName } from "#db/seed/customers.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { NOON, refusalOf } from "#db/testing/group-plan-desk.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { LOCAL_5, MARCH_5, MINUTE, ON_APPROVAL, type Publication, type ReachDesk, reachDesk } from "#db/testing/reach-desk.ts";
import { pricePlanAnswer, toPricePlanAnswer } from "#lib/domain/api/price-plan-answers.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantToString, plusMillis } from "#lib/kernel/instant.ts";
import { getAccount } from "../account/get-account.ts";
import { compareVersions } from "../price-plan/compare-versions.ts";
import { countPlanReach } from "../price-plan/count-plan-reach.ts";
import { getCalendar } from "../price-plan/get-calendar.ts";
import { getDraft } from "../price-plan/get-draft.ts";
import { getTariff } from "../price-plan/get-tariff.ts";
import { listPlans } from "../price-plan/list-plans.ts";
import { getReview } from "./get-review.ts";
import { listReviews } from "./list-reviews.ts";

let desk: AluxsatDesk;
let at: ReachDesk;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  at = reachDesk(desk);
});
afterAll(() => desk.close());
beforeEach(() => at.reset());

describe("a version reaches whom it says", () => {
  test("everyone where nothing is said", async () => {
    await at.published("8.00", { effective: LOCAL_5 });
    expect(await at.priceOf("eleni", plusMillis(MARCH_5, -1))).toBe("10.00");
    expect(await at.priceOf("eleni", MARCH_5)).toBe("8.00");
    expect(await at.statesAt(MARCH_5)).toEqual(["v2 live", "v1 superseded"]);
  });

  test("new subscriptions only: one from before pays the old price for good, one begun since the new one", async () => {
    await at.published("8.00", { effective: LOCAL_5, reach: { kind: "newSubscriptions" } });
    await at.begins("maria", MARCH_5);
    await at.begins("nikos", plusMillis(MARCH_5, -1));
    const days = [MARCH_5, atNicosia("12:00", 200)];
    for (const day of days) {
      expect([await at.priceOf("eleni", day), await at.priceOf("nikos", day), await at.priceOf("maria", day)]).toEqual([
        "10.00",
        "10.00",
        "8.00",
      ]);
      expect(await at.statesAt(day)).toEqual(["v2 live from", "v1 live before"]);
    }
    expect(await at.statesAt(NOON)).toEqual(["v2 scheduled from", "v1 live"]);
  });

  test("existing ones from their date on", async () => {
    const later = atNicosia("00:00", 10);
    await at.published("8.00", { effective: LOCAL_5, reach: { kind: "existingFrom", local: "2026-03-10T00:00" } });
    await at.begins("maria", MARCH_5);
    expect([await at.priceOf("eleni", MARCH_5), await at.priceOf("maria", MARCH_5)]).toEqual(["10.00", "8.00"]);
    expect(await at.statesAt(plusMillis(later, -1))).toEqual(["v2 live from at", "v1 live before"]);
    expect([await at.priceOf("eleni", plusMillis(later, -1)), await at.priceOf("eleni", later)]).toEqual(["10.00", "8.00"]);
    expect(await at.statesAt(later)).toEqual(["v2 live", "v1 superseded"]);
  });

  test("existing ones one by one, each from its next billing cycle", async () => {
    await at.published("8.00", { effective: LOCAL_5, reach: { kind: "existingNextCycle" } });
    await at.begins("nikos", atNicosia("10:00", -8));
    const own = { eleni: atNicosia("00:00", 32), nikos: atNicosia("00:00", 20) };
    for (const [customer, cycle] of Object.entries(own) as [CustomerName, Instant][]) {
      expect([customer, await at.priceOf(customer, plusMillis(cycle, -1)), await at.priceOf(customer, cycle)]).toEqual([
        customer,
        "10.00",
        "8.00",
      ]);
    }
    expect(await at.statesAt(own.nikos)).toEqual(["v2 live from nextCycle", "v1 live before"]);
    expect(await at.statesAt(atNicosia("12:00", 38))).toEqual(["v2 live", "v1 superseded"]);
  });

  test("and then everyone by the same prices, which is a change for those from before", async () => {
    await at.published("8.00", { effective: LOCAL_5, reach: { kind: "newSubscriptions" } });
    const now = atNicosia("12:00", 6);
    expect(await codeOf(at.submitting("8.00", { effective: ON_APPROVAL, reach: { kind: "newSubscriptions" }, now }))).toBe(
      "NOTHING_CHANGED",
    );
    await at.published("8.00", { effective: ON_APPROVAL, now });
    expect(await at.priceOf("eleni", now)).toBe("8.00");
    expect(await at.statesAt(now)).toEqual(["v3 live", "v2 superseded", "v1 superseded"]);
  });
});

describe("whom it reaches is part of what is approved", () => {
  test("it stands in the request, which nobody can change, and is copied to the version", async () => {
    const request = await done(at.submitting("8.00", { effective: LOCAL_5, reach: { kind: "existingFrom", local: "2026-03-10T00:00" } }));
    const reach = { kind: "existingFrom", at: instantToString(atNicosia("00:00", 10)) };
    expect(request).toMatchObject({ reach, corrects: null });
    expect(await done(getReview(at.boris(), request.requestId))).toMatchObject({ reach, isReachPassed: false, counts: { pinned: 0 } });
    expect((await listReviews(at.boris())).open).toMatchObject([{ requestId: request.requestId, reach, corrects: null }]);
    expect((await done(getDraft(at.anna(), "GLOBAL"))).request).toMatchObject({ reach });
    // The hash is of the document alone. What stands beside it holds because a request's row never changes.
    const other = desk.test.database.update(approvalRequest).set({ reach: "everyone", existingFrom: null });
    expect(await other.then(() => "changed", pgCode)).toBe("42501");
    await done(at.approving(request));
    const [version] = await desk.test.owner.select().from(pricePlanVersion).where(eq(pricePlanVersion.version, 2));
    expect(version).toMatchObject({ reach: "existingFrom", existingFrom: atNicosia("00:00", 10), effectiveAt: MARCH_5 });
    const audits = await desk.test.owner.select().from(auditEntry).orderBy(desc(auditEntry.auditId)).limit(2);
    for (const { after } of audits) expect(after).toMatchObject({ reach: "existingFrom", existingFrom: reach.at });
  });

  test("an approval for now is refused once the date of existing ones has passed", async () => {
    const request = await done(at.submitting("8.00", { effective: LOCAL_5, reach: { kind: "existingFrom", local: "2026-03-10T00:00" } }));
    const tooLate = atNicosia("00:00", 10);
    expect(await refusalOf(at.approving(request, { now: tooLate, liveAt: "now" }))).toEqual({ code: "EXISTING_DATE_PASSED" });
    expect((await done(getReview(at.boris(tooLate), request.requestId))).isReachPassed).toBe(true);
    const inTime = plusMillis(tooLate, -MINUTE);
    await done(at.approving(request, { now: inTime, liveAt: "now" }));
    expect([await at.priceOf("eleni", inTime), await at.priceOf("eleni", tooLate)]).toEqual(["10.00", "8.00"]);
  });

  test.each<[string, Publication, string]>([
    [
      "existing ones together with new ones",
      { effective: LOCAL_5, reach: { kind: "existingFrom", local: "2026-03-05T00:00" } },
      "EXISTING_NOT_LATER reach.at",
    ],
    [
      "existing ones before the approval",
      { effective: ON_APPROVAL, reach: { kind: "existingFrom", local: "2026-03-01T00:00" } },
      "EXISTING_NOT_LATER reach.at",
    ],
    [
      "existing ones on a date that is none",
      { effective: LOCAL_5, reach: { kind: "existingFrom", local: "2026-03-32T00:00" } },
      "INVALID_INPUT reach.local",
    ],
  ])("refused: %s", async (_, publication, expected) => {
    const { code, path } = await refusalOf(at.submitting("8.00", publication));
    expect(`${code} ${path}`).toBe(expected);
  });
});

describe("nobody takes a version for superseded that prices somebody", () => {
  beforeEach(() => at.published("8.00", { effective: LOCAL_5, reach: { kind: "newSubscriptions" } }).then(() => undefined));
  const now = atNicosia("12:00", 6);

  test("the list, the comparison, the sheet, the calendar and the account say whom it prices", async () => {
    const row = present((await listPlans(at.anna(now))).plans[0], "GLOBAL");
    expect(row).toMatchObject({ live: { version: 2 }, next: null });
    expect(row.pricing.map(({ version, audience }) => [version, audience.begunBefore])).toEqual([
      [2, null],
      [1, instantToString(MARCH_5)],
    ]);
    expect(pricePlanAnswer.parse(toPricePlanAnswer(row))).toMatchObject({ pricing: [2, 1] });
    const { from, to } = await done(compareVersions(at.anna(now), { code: "GLOBAL", from: "1", to: "2" }));
    expect([from.state, to.state]).toEqual(["live", "live"]);
    expect(await done(getTariff(at.anna(now), { code: "GLOBAL", version: 1 }))).toMatchObject({
      endsAt: null,
      reach: { kind: "everyone" },
    });
    expect(await done(getTariff(at.anna(now), { code: "GLOBAL", version: 2 }))).toMatchObject({ reach: { kind: "newSubscriptions" } });
    const { entries } = await getCalendar(at.anna(now), { month: "2026-03" });
    expect(entries.map(({ title }) => title)).toContain("Global price plan v2, new subscriptions");
    await at.begins("maria", MARCH_5);
    for (const [customer, version] of [
      ["eleni", 1],
      ["maria", 2],
    ] as const) {
      const account = await done(getAccount(desk.as("careAgent", now), desk.seeded.customers[customer].accountNumber));
      expect(account.subscriptions[0]?.prices).toMatchObject([{ code: "GLOBAL", version }]);
    }
  });

  test("both count as live where definitions and products are asked what uses them", async () => {
    const { database } = desk.test;
    const versions = async () => (await listLiveDocuments(database, now)).map(({ version }) => version);
    expect(await versions()).toEqual([2, 1]);
    await desk.test.owner.execute(sql`update price_plan_version set reach = 'existingNextCycle' where version = 2`);
    expect(await versions()).toEqual([2, 1]);
    expect((await listLiveDocuments(database, atNicosia("12:00", 40))).map(({ version }) => version)).toEqual([2]);
    const existing = sql`update price_plan_version set reach = 'existingFrom', existing_from = ${instantToString(now)}::timestamptz where version = 2`;
    await desk.test.owner.execute(existing);
    expect(await versions()).toEqual([2]);
  });

  test("a date of its own for existing ones stands in the calendar", async () => {
    await desk.test.owner.execute(
      sql`update price_plan_version set reach = 'existingFrom', existing_from = '2026-03-10T00:00:00+02:00' where version = 2`,
    );
    const { entries } = await getCalendar(at.anna(now), { month: "2026-03" });
    expect(entries.map(({ date, title }) => `${date} ${title}`)).toEqual([
      "2026-03-05 Global price plan v2, new subscriptions",
      "2026-03-10 Global price plan v2, existing subscriptions",
    ]);
  });
});

test("who is on a plan is counted, and who of them keeps a version", async () => {
  const { subscriptions, accounts } = await done(countPlanReach(at.anna(), "GLOBAL"));
  expect([subscriptions, accounts]).toEqual([5, 5]);
  const { shard, accountId } = desk.seeded.customers.eleni;
  await desk.test.owner.execute(sql`
    insert into price_version_pin (shard, account_id, pin_id, price_plan_id, version_id, pinned_from, reason, created_by)
    select ${shard}, ${accountId}, 1, price_plan_id, version_id, '2026-02-01', 'kept', 1 from price_plan_version`);
  expect(await done(countPlanReach(at.anna(), "GLOBAL"))).toEqual({ subscriptions: 5, accounts: 5, pinned: 1 });
  await desk.test.owner.execute(sql`update subscription set state = 'cancelled' where account_id = ${accountId}`);
  expect(await done(countPlanReach(at.anna(), "GLOBAL"))).toEqual({ subscriptions: 4, accounts: 4, pinned: 0 });
  expect(await codeOf(countPlanReach(at.anna(), "NONE"))).toBe("NOT_FOUND");
});
