import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { ProofOfLife } from "#db/proof-of-life.ts";
import { bulkJob } from "#db/schema/bulk.ts";
import { auditEntry } from "#db/schema/system.ts";
import { type AluxsatDesk, later, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type BulkSteps, bulkSteps } from "#db/testing/bulk-steps.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { cancelBulk } from "#lib/operations/bulk/cancel-bulk.ts";
import { expireBulks } from "#lib/operations/bulk/expire-bulks.ts";
import { getBulk } from "#lib/operations/bulk/get-bulk.ts";
import { startBulk } from "#lib/operations/bulk/start-bulk.ts";
import { tryBulkAgain } from "#lib/operations/bulk/try-bulk-again.ts";
import { startWatch } from "../watch.ts";

const DAY = 24 * 60;

let desk: AluxsatDesk;
let bulk: BulkSteps;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  bulk = await bulkSteps(desk);
});
afterAll(() => desk.close());
beforeEach(() => bulk.nextDay());

const system = (minutes: number) => ({ ...bulk.as("careAgent", minutes), actor: { kind: "system", name: "bulk" } as const });
const stateOf = async (bulkJobId: number) => (await bulk.jobOf(bulkJobId)).state;

/** Asked for half an hour after the evening began. */
const lookedAt = async () => (await bulk.lookedAt({ udrIds: await bulk.films(1) })).bulkJobId;

test("what was looked at waits for a day, and says until when; then it is put away, and nothing was changed", async () => {
  const bulkJobId = await lookedAt();
  expect(await done(getBulk(bulk.as(), bulkJobId))).toMatchObject({ lastsUntil: instantToString(later(bulk.as().now, DAY)) });
  expect(await expireBulks(system(30 + DAY - 1))).toBe(0);
  expect(await stateOf(bulkJobId)).toBe("ready");
  expect(await expireBulks(system(30 + DAY))).toBe(1);
  const ended = system(30 + DAY).now;
  expect(await bulk.jobOf(bulkJobId)).toMatchObject({ state: "expired", startedAt: null, finishedAt: ended });
  expect(await done(getBulk(bulk.as(), bulkJobId))).toMatchObject({ state: "expired", lastsUntil: null });
  const audited = await desk.test.owner.select().from(auditEntry).where(eq(auditEntry.action, "bulk.expire"));
  expect(audited).toMatchObject([{ entityId: String(bulkJobId), actorId: "system:bulk" }]);
  expect(await expireBulks(system(30 + DAY))).toBe(0);
  const [row] = await bulk.rowsOf(bulkJobId);
  expect(await bulk.chainsOf([row?.udrId ?? 0])).toEqual([1]);
});

test("it is not begun after its time, whether it was put away or not; its UDRs can be looked at again", async () => {
  const bulkJobId = await lookedAt();
  const late = bulk.as("careAgent", 30 + DAY);
  expect(await startBulk(late, { bulkJobId })).toMatchObject({ refusal: { code: "BULK_EXPIRED" } });
  await expireBulks(system(30 + DAY));
  expect(await startBulk(late, { bulkJobId })).toMatchObject({ refusal: { code: "BULK_MOVED_ON" } });
  expect(await cancelBulk(late, { bulkJobId })).toMatchObject({ refusal: { code: "BULK_MOVED_ON" } });
  const again = await done(tryBulkAgain(late, { bulkJobId }));
  expect(await bulk.jobOf(again.bulkJobId)).toMatchObject({ state: "looking", rows: 1, triesAgainId: bulkJobId });
  expect((await bulk.jobOf(again.bulkJobId)).selection).toBe(`What was left of bulk correction ${bulkJobId}`);
});

test("what was started, or is being looked at, does not expire", async () => {
  const started = await lookedAt();
  await done(startBulk(bulk.as(), { bulkJobId: started }));
  const looking = await bulk.opened({ udrIds: await bulk.films(1) });
  expect(await expireBulks(system(30 + 3 * DAY))).toBe(0);
  expect([await stateOf(started), await stateOf(looking.bulkJobId)]).toEqual(["waiting", "looking"]);
});

test("the worker puts them away as it looks around", async () => {
  vi.spyOn(console, "info").mockImplementation(() => {});
  // In March, which is long ago.
  const bulkJobId = await lookedAt();
  const proof: ProofOfLife = { hold: async () => {}, takeFromTheDead: async () => [], lost: new Promise(() => {}), close: async () => {} };
  const watch = startWatch({ proof, database: desk.test.database, every: 60_000 });
  await vi.waitUntil(async () => (await stateOf(bulkJobId)) === "expired", { timeout: 10_000, interval: 20 });
  await watch.stop();
  expect(await desk.test.owner.$count(bulkJob, eq(bulkJob.state, "ready"))).toBe(0);
});
