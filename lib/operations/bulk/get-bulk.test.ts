import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bulkJob, bulkJobRow } from "#db/schema/bulk.ts";
import { reasonCode } from "#db/schema/people.ts";
import { type AluxsatDesk, correct, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type BulkSteps, bulkSteps } from "#db/testing/bulk-steps.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { micros } from "#lib/kernel/money.ts";
import { carryOutRow } from "./carry-out-row.ts";
import { getBulk } from "./get-bulk.ts";

let desk: AluxsatDesk;
let bulk: BulkSteps;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  bulk = await bulkSteps(desk);
});
afterAll(() => desk.close());
beforeEach(() => bulk.nextDay());

const NONE = { found: 0, planned: 0, blocked: 0, toAsk: 0, done: 0, asked: 0, moved: 0, refused: 0 };
const viewOf = (bulkJobId: number) => done(getBulk(bulk.as(), bulkJobId));

/** Rows as a look would have left them, of usage that this desk does not have. */
async function alsoPlanned(bulkJobId: number, rows: readonly { readonly currency: string; readonly net: string }[]): Promise<void> {
  const planned = { bulkJobId, outcome: "planned", revision: 1, token: "seen" };
  await desk.test.owner
    .insert(bulkJobRow)
    .values(rows.map(({ currency, net }, index) => ({ ...planned, udrId: 800_000 + index, currency, net: micros(net) })));
}

async function alsoLeftAlone(bulkJobId: number, causes: readonly (readonly [refusal: Refusal, rows: number])[]): Promise<void> {
  const rows = causes.flatMap(([refusal, count]) => Array.from({ length: count }, () => refusal));
  await desk.test.owner
    .insert(bulkJobRow)
    .values(rows.map((refusal, index) => ({ bulkJobId, udrId: 700_000 + index, outcome: "blocked", refusal })));
}

test("one that is not there is not found, whatever else is", async () => {
  const job = await bulk.lookedAt({ udrIds: await bulk.films(1) });
  expect(await codeOf(getBulk(bulk.as(), job.bulkJobId + 1))).toBe("NOT_FOUND");
  expect((await viewOf(job.bulkJobId)).bulkJobId).toBe(job.bulkJobId);
});

describe("the counts and sums", () => {
  test("follow the rows from the look to their ends", async () => {
    const [first = 0, second = 0, third = 0, fourth = 0] = await bulk.films(4);
    const job = await bulk.opened({ udrIds: [first, second, third, fourth, 987_654] });
    expect(await viewOf(job.bulkJobId)).toMatchObject({ state: "looking", rows: 5, counts: { ...NONE, found: 5 }, toPost: [], posted: [] });
    await correct(bulk.as("careLead"), { action: "cancel", udrId: fourth, expectedRevision: 1 });
    const looked = await bulk.lookedAt({ udrIds: [first, second, third, fourth, 987_654] });
    const { bulkJobId } = looked;
    expect(await viewOf(bulkJobId)).toMatchObject({
      state: "ready",
      counts: { ...NONE, planned: 3, blocked: 2 },
      toPost: [{ currency: "EUR", rows: 3, net: "-30.00" }],
      posted: [],
    });
    await correct(bulk.as("careLead"), { action: "setNotToBeBilled", udrId: second, expectedRevision: 1 });
    await done(carryOutRow(bulk.as(), looked, first));
    await done(carryOutRow(bulk.as(), looked, second));
    expect(await viewOf(bulkJobId)).toMatchObject({
      counts: { ...NONE, planned: 1, blocked: 2, done: 1, moved: 1 },
      toPost: [{ currency: "EUR", rows: 1, net: "-10.00" }],
      posted: [{ currency: "EUR", rows: 1, net: "-10.00" }],
    });
  });

  test("are of each currency by itself, with the digits that it has", async () => {
    const { bulkJobId } = await bulk.lookedAt({ udrIds: await bulk.films(1) });
    await alsoPlanned(bulkJobId, [
      { currency: "JPY", net: "-1500" },
      { currency: "JPY", net: "500" },
      { currency: "BHD", net: "-0.125" },
    ]);
    const { counts, toPost } = await viewOf(bulkJobId);
    expect(counts).toEqual({ ...NONE, planned: 4 });
    expect([...toPost].sort((left, right) => left.currency.localeCompare(right.currency))).toEqual([
      { currency: "BHD", rows: 1, net: "-0.125" },
      { currency: "EUR", rows: 1, net: "-10.00" },
      { currency: "JPY", rows: 2, net: "-1000" },
    ]);
  });

  test("count a currency's rows together with those that have none", async () => {
    const [first = 0, second = 0] = await bulk.films(2);
    const { bulkJobId } = await bulk.lookedAt({ udrIds: [first, second, 987_654] });
    // One above the limit keeps what its look found; one that is not there has nothing.
    await desk.test.owner
      .update(bulkJobRow)
      .set({ outcome: "blocked", refusal: { code: "APPROVAL_REQUIRED" } })
      .where(eq(bulkJobRow.udrId, second));
    expect(await viewOf(bulkJobId)).toMatchObject({
      counts: { ...NONE, planned: 1, blocked: 2 },
      toPost: [{ currency: "EUR", rows: 1, net: "-10.00" }],
    });
  });
});

describe("why rows are left alone", () => {
  test("is said in words, the most frequent reason first", async () => {
    const { bulkJobId } = await bulk.lookedAt({ udrIds: await bulk.films(1) });
    const [above, cancelled, missing]: readonly Refusal[] = [
      { code: "APPROVAL_REQUIRED", params: { credit: "€10.00", limit: "€5.00" } },
      { code: "UDR_CANCELLED" },
      { code: "NOT_FOUND" },
    ];
    if (!above || !cancelled || !missing) throw new Error("three reasons");
    await alsoLeftAlone(bulkJobId, [
      [missing, 1],
      [above, 3],
      [cancelled, 2],
    ]);
    const { causes } = await viewOf(bulkJobId);
    expect(causes).toEqual([
      { outcome: "blocked", message: refusalSentence(above), rows: 3 },
      { outcome: "blocked", message: refusalSentence(cancelled), rows: 2 },
      { outcome: "blocked", message: refusalSentence(missing), rows: 1 },
    ]);
    expect(causes[0]?.message).toContain("€5.00");
  });

  test("is not a list without end", async () => {
    const { bulkJobId } = await bulk.lookedAt({ udrIds: await bulk.films(1) });
    const many = Array.from({ length: 25 }, (_, index) => [{ code: "APPROVAL_REQUIRED", params: { credit: `€${index}.00` } }, 1] as const);
    await alsoLeftAlone(bulkJobId, many);
    const { causes, counts } = await viewOf(bulkJobId);
    expect([causes.length, counts.blocked]).toEqual([20, 25]);
  });
});

describe("the head", () => {
  test("says who asked for what, when and why", async () => {
    const udrIds = await bulk.films(1);
    const { bulkJobId } = await bulk.lookedAt({ udrIds, action: "adjust", fields: { source: "DECODER" }, reasonText: "Wrong box" });
    expect(await viewOf(bulkJobId)).toMatchObject({
      action: "adjust",
      changes: "Source: DECODER",
      selection: "1 UDR, chosen one by one",
      reason: "Goodwill after a complaint",
      reasonText: "Wrong box",
      requestedBy: desk.seeded.people.users.get("careAgent")?.name,
      requestedAt: instantToString(bulk.as().now),
      startedAt: null,
      finishedAt: null,
      faultId: null,
      triesAgain: null,
    });
  });

  test("is somebody's own for them alone", async () => {
    const { bulkJobId } = await bulk.lookedAt({ udrIds: await bulk.films(1) });
    const program = { kind: "service", serviceAccountId: 1, name: "Partner", role: "careAgent", sourceCode: null } as const;
    const [own, others, programs] = await Promise.all(
      [bulk.as(), bulk.as("careLead"), { ...bulk.as(), actor: program }].map((context) => done(getBulk(context, bulkJobId))),
    );
    expect([own?.isOwn, others?.isOwn, programs?.isOwn]).toEqual([true, false, false]);
  });

  test("keeps the code of a reason that was archived since", async () => {
    const { bulkJobId } = await bulk.lookedAt({ udrIds: await bulk.films(1) });
    const goodwill = eq(reasonCode.code, "GOODWILL");
    await desk.test.owner.update(reasonCode).set({ archivedAt: bulk.as().now }).where(goodwill);
    const { reason } = await viewOf(bulkJobId);
    await desk.test.owner.update(reasonCode).set({ archivedAt: null }).where(goodwill);
    expect(reason).toBe("GOODWILL");
  });

  test("says under which id a fault was logged, and when it ended", async () => {
    const { bulkJobId } = await bulk.lookedAt({ udrIds: await bulk.films(1) });
    const { now } = bulk.as();
    await desk.test.owner
      .update(bulkJob)
      .set({ state: "failed", startedAt: now, finishedAt: now, faultId: "f-7" })
      .where(eq(bulkJob.bulkJobId, bulkJobId));
    const at = instantToString(now);
    expect(await viewOf(bulkJobId)).toMatchObject({ state: "failed", faultId: "f-7", startedAt: at, finishedAt: at });
  });
});
