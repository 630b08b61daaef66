import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bulkJob, bulkJobRow } from "#db/schema/bulk.ts";
import { type AluxsatDesk, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { type BulkAsked, type BulkSteps, bulkSteps } from "#db/testing/bulk-steps.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import type { Role } from "#lib/domain/people/permissions.ts";
import type { Context } from "../context.ts";
import { lookAtBulk } from "./look-at-bulk.ts";

let desk: AluxsatDesk;
let bulk: BulkSteps;
let story = 0;

beforeAll(async () => {
  desk = await openAluxsatDesk();
  bulk = await bulkSteps(desk);
});
afterAll(() => desk.close());
beforeEach(() => {
  bulk.nextDay();
  story += 1;
});

const keyed = (context = bulk.as()): Context => ({ ...context, idempotencyKey: `bulk-${story}` });

type Kept = { readonly jobs: number; readonly rows: number; readonly asked: number };

/** All that opening one writes: the job, its rows, and the question to the worker. */
async function kept(): Promise<Kept> {
  const { owner } = desk.test;
  const [queue] = await owner.execute<{ asked: number }>(sql`
    select count(*)::int as asked from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = 'bulkCorrection'`);
  return { jobs: await owner.$count(bulkJob), rows: await owner.$count(bulkJobRow), asked: queue?.asked ?? 0 };
}

async function added(run: () => Promise<unknown>): Promise<Kept> {
  const before = await kept();
  await run();
  const after = await kept();
  return { jobs: after.jobs - before.jobs, rows: after.rows - before.rows, asked: after.asked - before.asked };
}

const NOTHING: Kept = { jobs: 0, rows: 0, asked: 0 };

describe("a look at many", () => {
  test("is a job that somebody asked for: its UDRs once each and in their order, none of them looked at yet", async () => {
    const [first = 0, second = 0] = await bulk.films(2);
    const input = bulk.inputOf({ udrIds: [second, first, second], reasonText: "  The film broke off. " });
    expect(await added(() => done(lookAtBulk(bulk.as(), input)))).toEqual({ jobs: 1, rows: 2, asked: 1 });
    const job = await bulk.jobOf(await newest());
    expect(job).toMatchObject({
      state: "looking",
      action: "cancel",
      fields: null,
      rows: 2,
      reasonText: "The film broke off.",
      triesAgainId: null,
      requestedBy: { name: desk.seeded.people.users.get("careAgent")?.name },
      requestedAt: bulk.as().now,
      startedAt: null,
    });
    expect((await bulk.rowsOf(job.bulkJobId)).map(({ udrId, outcome }) => [udrId, outcome])).toEqual([
      [first, "found"],
      [second, "found"],
    ]);
    expect(await bulk.chainsOf([first, second])).toEqual([1, 1]);
  });

  test("keeps no reason of blanks", async () => {
    const { bulkJobId } = await done(lookAtBulk(bulk.as(), bulk.inputOf({ udrIds: await bulk.films(1), reasonText: "   " })));
    expect((await bulk.jobOf(bulkJobId)).reasonText).toBeNull();
  });

  test("opens one job for one key, however often it is asked for, and each answer names it", async () => {
    const input = bulk.inputOf({ udrIds: await bulk.films(2) });
    const answers: unknown[] = [];
    const again = async () => answers.push(await lookAtBulk(keyed(), input));
    expect(await added(again)).toEqual({ jobs: 1, rows: 2, asked: 1 });
    expect(await added(again)).toEqual(NOTHING);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true, value: { bulkJobId: await newest() } });
  });

  test("opens one job where the same is asked for twice at once", async () => {
    const input = bulk.inputOf({ udrIds: await bulk.films(1) });
    const answers: unknown[] = [];
    const both = async () => answers.push(...(await Promise.all([1, 2, 3].map(() => lookAtBulk(keyed(), input)))));
    expect(await added(both)).toEqual({ jobs: 1, rows: 1, asked: 1 });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test("without a key opens another each time, and so does the same key of somebody else", async () => {
    const input = bulk.inputOf({ udrIds: await bulk.films(1) });
    await done(lookAtBulk(keyed(), input));
    expect(await added(() => done(lookAtBulk(bulk.as(), input)))).toMatchObject({ jobs: 1 });
    expect(await added(() => done(lookAtBulk(keyed(bulk.as("careLead")), input)))).toMatchObject({ jobs: 1 });
  });
});

describe("is refused, and leaves nothing behind,", () => {
  test("where the key stood for something else", async () => {
    const [first = 0, second = 0] = await bulk.films(2);
    await done(lookAtBulk(keyed(), bulk.inputOf({ udrIds: [first] })));
    expect(await refusedFor(keyed(), { udrIds: [first, second] })).toBe("IDEMPOTENCY_MISMATCH");
    expect(await refusedFor(keyed(), { udrIds: [first], action: "setCreditable" })).toBe("IDEMPOTENCY_MISMATCH");
  });

  test("and the key may be used again once the request is mended", async () => {
    const udrIds = await bulk.films(1);
    expect(await refusedFor(keyed(), { udrIds, reasonCode: "WHIM" })).toBe("REASON_REQUIRED");
    expect(await added(() => done(lookAtBulk(keyed(), bulk.inputOf({ udrIds }))))).toMatchObject({ jobs: 1 });
  });

  test.each<readonly [what: string, role: Role, asked: BulkAsked, code: string]>([
    ["a reason that nobody made", "careAgent", { udrIds: [1], reasonCode: "WHIM" }, "REASON_REQUIRED"],
    ["nothing chosen", "careAgent", { udrIds: [] }, "BULK_EMPTY"],
    ["more than fifty, by an agent", "careAgent", { udrIds: numbers(51) }, "BULK_NEEDS_LEAD"],
    ["more than thousands, by a lead", "careLead", { udrIds: numbers(5_001) }, "BULK_TOO_MANY"],
    ["who may not correct usage", "auditor", { udrIds: [1] }, "NOT_PERMITTED"],
    [
      "a filter that matches nothing",
      "careAgent",
      { udrIds: [], selection: { kind: "matching", filters: { account: "A-0" }, except: [] } },
      "BULK_EMPTY",
    ],
  ])("%s", async (_, role, asked, code) => {
    expect(await refusedFor(bulk.as(role), asked)).toBe(code);
  });

  test("where no person asks: a job must be somebody's", async () => {
    const system: Context = { ...bulk.as(), actor: { kind: "system", name: "worker" } };
    expect(await refusedFor(system, { udrIds: [1] })).toBe("NOT_PERMITTED");
  });
});

async function refusedFor(context: Context, asked: BulkAsked): Promise<string> {
  let code = "";
  const ask = async () => {
    code = await codeOf(lookAtBulk(context, bulk.inputOf(asked)));
  };
  expect(await added(ask)).toEqual(NOTHING);
  return code;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => 900_000 + index);
}

async function newest(): Promise<number> {
  const [row] = await desk.test.owner.select({ id: sql<number>`max(bulk_job_id)::int` }).from(bulkJob).where(eq(bulkJob.state, "looking"));
  return row?.id ?? 0;
}
