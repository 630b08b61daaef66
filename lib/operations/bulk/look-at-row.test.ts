import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bulkJob, bulkJobRow } from "#db/schema/bulk.ts";
import { creditLimit } from "#db/schema/people.ts";
import { type AluxsatDesk, correct, openAluxsatDesk, udrOf } from "#db/testing/aluxsat-desk.ts";
import { type BulkSteps, bulkSteps } from "#db/testing/bulk-steps.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { micros } from "#lib/kernel/money.ts";
import { carryOutRow } from "./carry-out-row.ts";
import { finishLook, lookAtRow } from "./look-at-row.ts";

let desk: AluxsatDesk;
let bulk: BulkSteps;
let limits: (typeof creditLimit.$inferSelect)[];

beforeAll(async () => {
  desk = await openAluxsatDesk();
  bulk = await bulkSteps(desk);
  limits = await desk.test.owner.select().from(creditLimit);
});
afterAll(() => desk.close());
beforeEach(() => bulk.nextDay());
afterEach(async () => {
  await desk.test.owner.delete(creditLimit);
  await desk.test.owner.insert(creditLimit).values(limits);
});

/** Every table's rows as one number each: what nobody wrote to reads the same. */
async function fingerprints(): Promise<ReadonlyMap<string, string>> {
  const { owner } = desk.test;
  const tables = await owner.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await owner.execute<{ hash: string }>(
      sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${sql.identifier(name)} t`,
    );
    found.set(name, row?.hash ?? "");
  }
  return found;
}

async function writtenTables(run: () => Promise<unknown>): Promise<readonly string[]> {
  const before = await fingerprints();
  await run();
  const after = await fingerprints();
  return [...after].flatMap(([name, hash]) => (before.get(name) === hash ? [] : [name]));
}

const limit = (perAction: string, perDay: string) =>
  desk.test.owner.update(creditLimit).set({ perAction: micros(perAction), perDay: micros(perDay) });

describe("a look at a row", () => {
  test("writes down what it would post, and nothing else anywhere", async () => {
    const [first = 0, second = 0] = await bulk.films(2);
    const job = await bulk.opened({ udrIds: [first, second] });
    const before = await udrOf(bulk.as(), first);
    expect(await writtenTables(() => lookAtRow(bulk.as(), job, first))).toEqual(["bulk_job_row"]);
    const [row, other] = await bulk.rowsOf(job.bulkJobId);
    expect(row).toMatchObject({
      outcome: "planned",
      revision: 1,
      currency: "EUR",
      net: micros("-10"),
      token: expect.any(String),
      refusal: null,
      entries: [{ kind: "reversal", gross: "-10.00" }],
    });
    expect(other).toMatchObject({ udrId: second, outcome: "found", token: null, net: null, entries: null });
    expect(await udrOf(bulk.as(), first)).toEqual(before);
  });

  test("of an Adjust writes no more, although it rates the UDR anew", async () => {
    const [udrId = 0] = await bulk.films(1);
    const job = await bulk.opened({ udrIds: [udrId], action: "adjust", fields: { product: "SERENDIPITY" } });
    expect(await writtenTables(() => lookAtRow(bulk.as(), job, udrId))).toEqual(["bulk_job_row"]);
    expect(await bulk.rowsOf(job.bulkJobId)).toMatchObject([
      { outcome: "planned", entries: [{ kind: "reversal" }, { kind: "charge" }], net: 0n },
    ]);
  });

  /** The row, and why it would not change. */
  test.each([
    ["a UDR that is not there", noUdr, {}, "NOT_FOUND"],
    ["one that was cancelled", cancelledFilm, {}, "UDR_CANCELLED"],
    ["one that is so already", oneFilm, { action: "setBillable" }, "DIRECTIVE_UNCHANGED"],
    ["a source that nobody made", oneFilm, { action: "adjust", fields: { source: "NOBODY" } }, "NOT_FOUND"],
  ] as const)("blocks %s", async (_, udr, asked, code) => {
    const udrId = await udr();
    const job = await bulk.opened({ udrIds: [udrId], ...asked });
    expect(await writtenTables(() => lookAtRow(bulk.as(), job, udrId))).toEqual(["bulk_job_row"]);
    expect(await bulk.rowsOf(job.bulkJobId)).toMatchObject([{ outcome: "blocked", refusal: { code }, token: null }]);
  });

  test("takes the reason as it is now: one that is not there any more blocks", async () => {
    const udrId = await oneFilm();
    const job = { ...(await bulk.opened({ udrIds: [udrId] })), reasonCode: "BYGONE" };
    await done(lookAtRow(bulk.as(), job, udrId));
    expect(await bulk.rowsOf(job.bulkJobId)).toMatchObject([{ outcome: "blocked", refusal: { code: "REASON_REQUIRED" } }]);
  });

  test("by a second worker changes nothing of a row that was looked at, or done", async () => {
    const udrId = await oneFilm();
    const job = await bulk.lookedAt({ udrIds: [udrId] });
    const planned = await bulk.rowsOf(job.bulkJobId);
    await correct(bulk.as("careLead"), { action: "setNotToBeBilled", udrId, expectedRevision: 1 });
    expect(await writtenTables(() => lookAtRow(bulk.as(), job, udrId))).toEqual([]);
    expect(await bulk.rowsOf(job.bulkJobId)).toEqual(planned);
    const other = await bulk.lookedAt({ udrIds: [udrId], action: "setBillable" });
    await done(carryOutRow(bulk.as(), other, udrId));
    expect(await writtenTables(() => lookAtRow(bulk.as(), other, udrId))).toEqual([]);
    expect(await bulk.outcomesOf(other.bulkJobId)).toEqual(["done"]);
  });
});

describe("the end of a look", () => {
  test("waits for rows that nobody has looked at", async () => {
    const [first = 0, second = 0] = await bulk.films(2);
    const job = await bulk.opened({ udrIds: [first, second] });
    await done(lookAtRow(bulk.as(), job, first));
    expect(await writtenTables(() => finishLook(bulk.as(), job.bulkJobId))).toEqual([]);
    await done(lookAtRow(bulk.as(), job, second));
    expect(await writtenTables(() => finishLook(bulk.as(), job.bulkJobId))).toEqual(["bulk_job"]);
    expect((await bulk.jobOf(job.bulkJobId)).state).toBe("ready");
  });

  test("blocks what is above the actor's limit for one action, and says how far", async () => {
    const udrIds = await bulk.films(2);
    await limit("9.99", "1000");
    const job = await bulk.lookedAt({ udrIds });
    expect(await bulk.rowsOf(job.bulkJobId)).toMatchObject(
      udrIds.map((udrId) => ({
        udrId,
        outcome: "blocked",
        refusal: { code: "APPROVAL_REQUIRED", params: { credit: "€10.00", limit: "€9.99" } },
      })),
    );
  });

  test("blocks what is above the limit of their day, which the credits of the same day have used up in part", async () => {
    const [single = 0, ...udrIds] = await bulk.films(5);
    await limit("10", "35");
    await done(correct(bulk.as(), { action: "cancel", udrId: single, expectedRevision: 1 }));
    const job = await bulk.lookedAt({ udrIds });
    expect(await bulk.outcomesOf(job.bulkJobId)).toEqual(["planned", "planned", "blocked", "blocked"]);
    // Somebody else's day is their own.
    const others = await bulk.opened({ udrIds });
    for (const udrId of udrIds) await done(lookAtRow(bulk.as("careLead"), others, udrId));
    await done(finishLook(bulk.as("careLead"), others.bulkJobId));
    expect(await bulk.outcomesOf(others.bulkJobId)).toEqual(["planned", "planned", "planned", "blocked"]);
  });

  test("what fits is carried out whole, and not one row more", async () => {
    const udrIds = await bulk.films(3);
    await limit("10", "20");
    const job = await bulk.lookedAt({ udrIds });
    const outcomes: unknown[] = [];
    for (const udrId of udrIds) outcomes.push(await done(carryOutRow(bulk.as(), job, udrId)));
    expect([outcomes, await bulk.outcomesOf(job.bulkJobId)]).toEqual([
      ["done", "done", null],
      ["done", "done", "blocked"],
    ]);
    expect(await bulk.chainsOf(udrIds)).toEqual([2, 2, 1]);
  });

  test.each(["waiting", "running", "cancelled"] as const)("comes too late to a job that is %s by then", async (state) => {
    const job = await bulk.opened({ udrIds: [await oneFilm()] });
    const finishedAt = state === "cancelled" ? bulk.as().now : null;
    await desk.test.owner
      .update(bulkJobRow)
      .set({ outcome: "blocked", refusal: { code: "NOT_FOUND" } })
      .where(ofJob(job.bulkJobId));
    await desk.test.owner.update(bulkJob).set({ state, finishedAt }).where(eq(bulkJob.bulkJobId, job.bulkJobId));
    expect(await writtenTables(() => finishLook(bulk.as(), job.bulkJobId))).toEqual([]);
  });
});

const ofJob = (bulkJobId: number) => eq(bulkJobRow.bulkJobId, bulkJobId);

async function noUdr(): Promise<number> {
  return 987_654;
}

async function oneFilm(): Promise<number> {
  return (await bulk.films(1))[0] ?? 0;
}

async function cancelledFilm(): Promise<number> {
  const udrId = await oneFilm();
  await done(correct(bulk.as("careLead"), { action: "cancel", udrId, expectedRevision: 1 }));
  return udrId;
}
