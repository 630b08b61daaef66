import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { creditLimit } from "#db/schema/people.ts";
import { auditEntry } from "#db/schema/system.ts";
import { udr } from "#db/schema/udr.ts";
import { type AluxsatDesk, correct, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { micros } from "#lib/kernel/money.ts";
import { bulkDesk, roomyLimits, stoppedAfter } from "../testing/bulk-desk.ts";

let desk: AluxsatDesk;
let bulk: ReturnType<typeof bulkDesk>;
let restoreLimits: () => Promise<void>;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  bulk = bulkDesk(desk);
  restoreLimits = await roomyLimits(desk);
});
afterAll(() => desk.close());
afterEach(() => restoreLimits());

describe("a look", () => {
  test("says what would post, what cannot change and why, and changes nothing", async () => {
    const udrIds = await bulk.films(3);
    const [first = 0] = udrIds;
    await correct(bulk.as("careLead"), { action: "cancel", udrId: first, expectedRevision: 1 });
    const bulkJobId = await bulk.lookedAt({ udrIds: [...udrIds, 987_654] });
    const view = await bulk.viewOf(bulkJobId);
    expect(view).toMatchObject({
      state: "ready",
      rows: 4,
      counts: { planned: 2, blocked: 2, found: 0 },
      toPost: [{ currency: "EUR", net: "-20.00", rows: 2 }],
      posted: [],
      isOwn: true,
      selection: "4 UDRs, chosen one by one",
    });
    expect(view.causes.map(({ rows, message }) => [rows, message.length > 10])).toEqual([
      [1, true],
      [1, true],
    ]);
    expect((await bulk.rowsOf(bulkJobId)).map(({ net }) => net)).toEqual([null, "-10.00", "-10.00", null]);
    expect((await bulk.rowsOf(bulkJobId))[1]?.entries).toMatchObject([{ kind: "reversal", gross: "-10.00" }]);
    expect(await bulk.chainsOf(udrIds)).toEqual([2, 1, 1]);
  });

  test("takes what matches a filter now, but for what was taken out", async () => {
    const udrIds = await bulk.films(3);
    const [first = 0, ...others] = udrIds;
    const { accountNumber } = desk.seeded.customers.eleni;
    const earlier = await desk.test.owner.select({ udrId: udr.udrId }).from(udr).where(eq(udr.state, "posted"));
    const except = [first, ...earlier.map(({ udrId }) => udrId).filter((udrId) => !udrIds.includes(udrId))];
    const filters = { account: accountNumber, state: "posted" } as const;
    const bulkJobId = await bulk.lookedAt({ selection: { kind: "matching", filters, except } });
    expect((await bulk.rowsOf(bulkJobId)).map(({ udrId }) => udrId)).toEqual(others);
    expect((await bulk.viewOf(bulkJobId)).selection).toContain(`account ${accountNumber}, state posted`);
  });

  test("blocks what comes above the limit of the day, in the order in which it would be done", async () => {
    const udrIds = await bulk.films(3);
    await desk.test.owner.update(creditLimit).set({ perAction: micros("10"), perDay: micros("10000") });
    const spent = await desk.test.owner.select().from(auditEntry);
    const credited = spent
      .filter(({ actorName, action }) => actorName.startsWith("Daphne") && action.startsWith("udr."))
      .reduce((sum, { after }) => sum - micros(String((after as { net: string }).net)), 0n);
    await desk.test.owner.update(creditLimit).set({ perDay: credited + micros("25") });
    const bulkJobId = await bulk.lookedAt({ udrIds });
    expect(await bulk.outcomesOf(bulkJobId)).toEqual(["planned", "planned", "blocked"]);
    expect((await bulk.viewOf(bulkJobId)).causes[0]?.message).toMatch(/above your limit/);
  });

  test("at more than fifty is for a lead, and at more than thousands for nobody", async () => {
    const many = Array.from({ length: 51 }, (_, index) => 900_000 + index);
    expect(await bulk.ask({ udrIds: many })).toMatchObject({ refusal: { code: "BULK_NEEDS_LEAD", params: { most: 50 } } });
    expect(await bulk.ask({ udrIds: many, as: "careLead" })).toMatchObject({ ok: true });
    const thousands = Array.from({ length: 5_001 }, (_, index) => 900_000 + index);
    expect(await bulk.ask({ udrIds: thousands, as: "careLead" })).toMatchObject({ refusal: { code: "BULK_TOO_MANY" } });
    expect(await bulk.ask({ udrIds: many.slice(1), as: "auditor" })).toMatchObject({ refusal: { code: "NOT_PERMITTED" } });
    expect(await bulk.ask({ udrIds: [1], reasonCode: "WHIM" })).toMatchObject({ refusal: { code: "REASON_REQUIRED" } });
  });

  test("goes on with a look that was stopped", async () => {
    const { bulkJobId } = await done(bulk.ask({ udrIds: await bulk.films(3) }));
    await expect(bulk.run(bulkJobId, stoppedAfter(1))).rejects.toThrow("stopped");
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ state: "looking", counts: { planned: 1, found: 2 } });
    await bulk.run(bulkJobId);
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ state: "ready", counts: { planned: 3 } });
  });
});
