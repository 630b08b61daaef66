import { eq, inArray } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bulkJob } from "#db/schema/bulk.ts";
import { appUser, creditLimit } from "#db/schema/people.ts";
import { auditEntry } from "#db/schema/system.ts";
import { udr } from "#db/schema/udr.ts";
import { type AluxsatDesk, billAll, correct, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { machineNow } from "#lib/auth/machine-clock.ts";
import { present } from "#lib/kernel/assert.ts";
import { micros } from "#lib/kernel/money.ts";
import { cancelBulk } from "#lib/operations/bulk/cancel-bulk.ts";
import { bulkFailures } from "#lib/operations/bulk/list-bulk-rows.ts";
import { listBulks } from "#lib/operations/bulk/list-bulks.ts";
import { startBulk } from "#lib/operations/bulk/start-bulk.ts";
import { tryBulkAgain } from "#lib/operations/bulk/try-bulk-again.ts";
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

const twice = (udrIds: readonly number[]) => udrIds.map(() => 2);
const once = (udrIds: readonly number[]) => udrIds.map(() => 1);

describe("carrying it out", () => {
  test("does what the look said, row by row, and once", async () => {
    const udrIds = await bulk.films(3);
    const bulkJobId = await bulk.started({ udrIds, reasonText: "The film broke off." });
    await bulk.run(bulkJobId);
    await bulk.run(bulkJobId);
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({
      state: "finished",
      counts: { done: 3, planned: 0 },
      posted: [{ currency: "EUR", net: "-30.00", rows: 3 }],
    });
    expect(await bulk.chainsOf(udrIds)).toEqual(twice(udrIds));
    const audited = await desk.test.owner
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.entityId, String(udrIds[0])));
    expect(audited.at(-1)).toMatchObject({
      action: "udr.cancel",
      actorName: "Daphne Loizou",
      reason: expect.stringContaining("The film broke off."),
    });
    expect(bulk.faults).toEqual([]);
  });

  test("goes on where a worker was stopped, and two beside each other do no row twice", async () => {
    const udrIds = await bulk.films(5);
    const bulkJobId = await bulk.started({ udrIds });
    await expect(bulk.run(bulkJobId, stoppedAfter(2))).rejects.toThrow("stopped");
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ state: "running", counts: { done: 2, planned: 3 } });
    await Promise.all([bulk.run(bulkJobId), bulk.run(bulkJobId)]);
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ state: "finished", counts: { done: 5 } });
    expect(await bulk.chainsOf(udrIds)).toEqual(twice(udrIds));
  });

  test("leaves alone what has moved since the look; tried again, it is looked at anew", async () => {
    const udrIds = await bulk.films(3);
    const [first = 0, second = 0, third = 0] = udrIds;
    const bulkJobId = await bulk.started({ udrIds });
    await correct(bulk.as("careLead"), { action: "setNotToBeBilled", udrId: first, expectedRevision: 1 });
    await correct(bulk.as("careLead"), { action: "cancel", udrId: second, expectedRevision: 1 });
    await bulk.run(bulkJobId);
    expect(await bulk.outcomesOf(bulkJobId)).toEqual(["moved", "refused", "done"]);
    expect(await bulk.chainsOf([first, second, third])).toEqual([2, 2, 2]);
    const failures = await done(bulkFailures(bulk.as("careAgent"), bulkJobId));
    let file = "";
    for await (const part of failures) file += part;
    expect(file.split("\n")).toHaveLength(4);
    expect(file).toContain(`${first},A-`);
    expect(file).toContain("Moved since the preview");
    const again = await done(tryBulkAgain(bulk.as("careAgent"), { bulkJobId }));
    await bulk.run(again.bulkJobId);
    expect(await bulk.viewOf(again.bulkJobId)).toMatchObject({ triesAgain: bulkJobId, rows: 2, counts: { planned: 1, blocked: 1 } });
    expect((await listBulks(bulk.as("careAgent"), null)).jobs[0]).toMatchObject({ bulkJobId: again.bulkJobId, state: "ready" });
  });

  test("posts what its preview said or nothing: what was billed since is left alone, although nobody changed it", async () => {
    const udrIds = await bulk.films(2);
    const bulkJobId = await bulk.started({ udrIds });
    await billAll({ desk, customer: "eleni" }, machineNow());
    await bulk.run(bulkJobId);
    expect([await bulk.outcomesOf(bulkJobId), await bulk.chainsOf(udrIds)]).toEqual([["moved", "moved"], once(udrIds)]);
    const again = await done(tryBulkAgain(bulk.as("careAgent"), { bulkJobId }));
    await bulk.run(again.bulkJobId);
    await done(startBulk(bulk.as("careAgent"), again));
    await bulk.run(again.bulkJobId);
    expect([await bulk.outcomesOf(again.bulkJobId), await bulk.chainsOf(udrIds)]).toEqual([["done", "done"], twice(udrIds)]);
  });

  test("and an agent at the same UDR meet without it being done twice", async () => {
    const udrIds = await bulk.films(4);
    const bulkJobId = await bulk.started({ udrIds });
    const cancelAll = Promise.all(udrIds.map((udrId) => correct(bulk.as("careLead"), { action: "cancel", udrId, expectedRevision: 1 })));
    const [singles] = await Promise.all([cancelAll, bulk.run(bulkJobId)]);
    const outcomes = await bulk.outcomesOf(bulkJobId);
    expect(outcomes.map((outcome, index) => (outcome === "done") !== singles[index]?.ok)).toEqual(udrIds.map(() => true));
    expect(await bulk.chainsOf(udrIds)).toEqual(twice(udrIds));
  });

  test("stops between two rows when it is cancelled, and what was done stays", async () => {
    const udrIds = await bulk.films(3);
    const bulkJobId = await bulk.started({ udrIds });
    await expect(bulk.run(bulkJobId, stoppedAfter(1))).rejects.toThrow("stopped");
    await done(cancelBulk(bulk.as("careLead"), { bulkJobId }));
    await bulk.run(bulkJobId);
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ state: "cancelled", counts: { done: 1, planned: 2 } });
    expect(await bulk.chainsOf(udrIds)).toEqual([2, 1, 1]);
    expect(await cancelBulk(bulk.as("careLead"), { bulkJobId })).toMatchObject({ refusal: { code: "BULK_MOVED_ON" } });
  });

  test("asks for the limit again, and does not go beyond it", async () => {
    const udrIds = await bulk.films(1);
    const bulkJobId = await bulk.started({ udrIds });
    await desk.test.owner.update(creditLimit).set({ perAction: micros("1") });
    await bulk.run(bulkJobId);
    expect([await bulk.outcomesOf(bulkJobId), await bulk.chainsOf(udrIds)]).toEqual([["refused"], once(udrIds)]);
  });

  test("is for whoever looked, once, and while they are with us", async () => {
    const udrIds = await bulk.films(1);
    const bulkJobId = await bulk.lookedAt({ udrIds });
    expect(await startBulk(bulk.as("careLead"), { bulkJobId })).toMatchObject({ refusal: { code: "NOT_PERMITTED" } });
    await done(startBulk(bulk.as("careAgent"), { bulkJobId }));
    expect(await startBulk(bulk.as("careAgent"), { bulkJobId })).toMatchObject({ refusal: { code: "BULK_MOVED_ON" } });
    const { userId } = present(desk.seeded.people.users.get("careAgent"), "the agent");
    await desk.test.owner.update(appUser).set({ disabledAt: machineNow() }).where(eq(appUser.userId, userId));
    await bulk.run(bulkJobId);
    await desk.test.owner.update(appUser).set({ disabledAt: null }).where(eq(appUser.userId, userId));
    expect([await bulk.viewOf(bulkJobId), await bulk.chainsOf(udrIds)]).toMatchObject([{ state: "cancelled" }, once(udrIds)]);
    expect(await startBulk(bulk.as("careAgent"), { bulkJobId: 987_654 })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  test("with nothing to do is not begun", async () => {
    const bulkJobId = await bulk.lookedAt({ udrIds: [987_654] });
    expect(await startBulk(bulk.as("careAgent"), { bulkJobId })).toMatchObject({ refusal: { code: "BULK_EMPTY" } });
  });

  test("adjusts one field of many, and leaves the others as they are", async () => {
    const udrIds = await bulk.films(2);
    const bulkJobId = await bulk.started({ udrIds, action: "adjust", fields: { source: "DECODER" }, reasonCode: "GOODWILL" });
    await bulk.run(bulkJobId);
    expect(await bulk.viewOf(bulkJobId)).toMatchObject({ state: "finished", changes: "Source: DECODER", counts: { done: 2 } });
    const sources = await desk.test.owner
      .select({ revision: udr.revision, sourceId: udr.sourceId })
      .from(udr)
      .where(inArray(udr.udrId, [...udrIds]));
    expect(new Set(sources.map(({ sourceId }) => sourceId)).size).toBe(1);
    expect(sources.map(({ revision }) => revision)).toEqual([2, 2]);
    expect(await desk.test.owner.$count(bulkJob, eq(bulkJob.state, "failed"))).toBe(0);
  });
});
