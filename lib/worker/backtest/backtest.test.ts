import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { claimChunk, showProgress } from "#db/queries/backtests.ts";
import { backtest, backtestChunk } from "#db/schema/backtest.ts";
import { pricePlanDraft } from "#db/schema/price-plan.ts";
import { rbi } from "#db/schema/rbi.ts";
import { auditEntry } from "#db/schema/system.ts";
import { codeOf, done } from "#db/testing/price-plan-scenario.ts";
import { present } from "#lib/kernel/assert.ts";
import { microsToString, sumMicros } from "#lib/kernel/money.ts";
import { cancelBacktest } from "#lib/operations/backtest/cancel-backtest.ts";
import { getBacktest } from "#lib/operations/backtest/get-backtest.ts";
import { listBacktests } from "#lib/operations/backtest/list-backtests.ts";
import { resumeBacktest } from "#lib/operations/backtest/resume-backtest.ts";
import { startBacktest } from "#lib/operations/backtest/start-backtest.ts";
import { getDraft } from "#lib/operations/price-plan/get-draft.ts";
import { threadsKept } from "./rater-thread.ts";
import { type BacktestDesk, LATER, NEVER, openBacktestDesk } from "./testing/backtest-desk.ts";

let opened: BacktestDesk;

beforeAll(async () => {
  opened = await openBacktestDesk();
});
afterAll(() => opened.desk.close());

describe("a draft tried on past usage", () => {
  test("now is what was charged, then is what it would be", async () => {
    const { state, result, progress, isDraftNow, baseline } = await opened.finished();
    expect({ state, isDraftNow, baseline, done: progress.chunksDone === progress.chunks, udrs: progress.udrs }).toEqual({
      state: "finished",
      isDraftNow: true,
      baseline: 1,
      done: true,
      udrs: 7,
    });
    const charged = await opened.desk.test.database.select({ gross: rbi.gross, net: rbi.net }).from(rbi).where(eq(rbi.kind, "charge"));
    expect(result.total).toMatchObject({
      udrs: 7,
      changed: 4,
      grossNow: microsToString(sumMicros(charged.map(({ gross }) => gross)), 2),
      now: microsToString(sumMicros(charged.map(({ net }) => net)), 2),
    });
    // Four films at 12.00 instead of 10.00, 10 % inclusive; three nights at 5.00 stay.
    expect(result.total).toMatchObject({ grossNow: "55.00", grossTried: "63.00", change: "7.28", percent: "14.6" });
    expect(result.estimate).toBeNull();
  });

  test("by price, hour, product, group and account", async () => {
    const { result } = await opened.finished();
    expect(result.lines).toMatchObject([
      { rate: "movies", level: null, udrs: 4, change: "7.28" },
      { rate: "movies", level: 1, udrs: 3, change: "0.00" },
    ]);
    // 2 March 2026 was a Monday.
    const busy = result.hours.filter(({ udrs }) => udrs > 0).map(({ hour, udrs, change }) => [hour, udrs, change]);
    expect(busy).toEqual([
      [2, 1, "0.00"],
      [20, 1, "1.82"],
      [26, 1, "0.00"],
      [44, 1, "1.82"],
      [50, 1, "0.00"],
      [68, 1, "1.82"],
      [71, 1, "1.82"],
    ]);
    expect(result.products).toMatchObject([{ code: "LOTR1", udrs: 7 }]);
    expect(result.accounts).toMatchObject({ count: 3, more: 2, less: 0, same: 1 });
    expect(result.accounts.payMore.map(({ change }) => change)).toEqual(["5.46", "1.82"]);
    expect(result.accounts.payLess).toEqual([]);
    expect(result.accounts.payMore.map(({ name }) => name)).toEqual(["", ""]);
    const [{ backtestId } = { backtestId: 0 }] = (await done(listBacktests(opened.manager(), "GLOBAL"))).backtests;
    const forAuditor = await done(getBacktest(opened.desk.as("auditor", LATER), { code: "GLOBAL", backtestId }));
    expect(forAuditor.result?.accounts.payMore[0]?.name).toBe("Maria Ioannou");
  });

  test("half-open days of the plan's zone, a group, a product", async () => {
    expect((await opened.finished({ from: "2026-03-03", until: "2026-03-03" })).result.total.udrs).toBe(2);
    expect((await opened.finished({ from: "2026-03-05" })).result.total.udrs).toBe(0);
    const { result } = await opened.finished();
    const [group] = result.classifications;
    const { result: ofGroup } = await opened.finished({ classification: present(group, "a group").code });
    expect(ofGroup.total.udrs).toBe(group?.udrs);
    expect((await opened.finished({ target: { kind: "product", code: "LOTR1" } })).result.total.udrs).toBe(7);
    expect((await opened.finished({ target: { kind: "product", code: "BRAVEHEART" } })).result.total.udrs).toBe(0);
  });

  test("usage that would have no price is named", async () => {
    const { database } = opened.desk.test;
    const [draft] = await database.select().from(pricePlanDraft).where(eq(pricePlanDraft.state, "draft"));
    const { draftId, document, revision } = present(draft, "a draft");
    // As a document whose only rate is for something else.
    const without = structuredClone(document) as { rates: { for: unknown }[] };
    for (const rate of without.rates) rate.for = { product: "BRAVEHEART" };
    await database
      .update(pricePlanDraft)
      .set({ document: { ...without, rates: without.rates.slice(0, 1) } })
      .where(eq(pricePlanDraft.draftId, draftId));
    try {
      const { result } = await opened.finished({ revision });
      expect(result.losesPrice).toMatchObject({ udrs: 7, amount: "50.01", products: [{ code: "LOTR1", udrs: 7 }] });
      expect(result.losesPrice.examples).toHaveLength(5);
      expect(result.total).toMatchObject({ tried: "0.00", percent: "-100.0" });
    } finally {
      await database.update(pricePlanDraft).set({ document }).where(eq(pricePlanDraft.draftId, draftId));
    }
  });
});

describe("a backtest on its way", () => {
  test("is cancelled, keeps what it has, and is continued to the same end", async () => {
    const whole = await opened.finished();
    const backtestId = await opened.start();
    // A worker has begun one chunk when it is cancelled.
    const { database } = opened.desk.test;
    const chunks = await database
      .select()
      .from(backtestChunk)
      .where(eq(backtestChunk.backtestId, backtestId))
      .orderBy(asc(backtestChunk.shard));
    expect(chunks.length).toBe(whole.progress.chunks);
    await database.execute(sql`update backtest set state = 'running' where backtest_id = ${backtestId}`);
    expect(await claimChunk(database, backtestId)).toMatchObject({ attempt: 1 });
    // It has read of that chunk, and shows it; what is lost is not said to be done.
    await showProgress(database, backtestId, { chunksDone: 1 });
    await done(cancelBacktest(opened.manager(), { backtestId }));
    expect((await done(getBacktest(opened.manager(), { code: "GLOBAL", backtestId }))).progress.chunksDone).toBe(0);
    expect(await claimChunk(database, backtestId)).toBeNull();
    await opened.run(backtestId);
    expect((await done(getBacktest(opened.manager(), { code: "GLOBAL", backtestId }))).state).toBe("cancelled");
    expect(await codeOf(cancelBacktest(opened.manager(), { backtestId }))).toBe("BACKTEST_ENDED");
    expect(await done(resumeBacktest(opened.manager(), { backtestId }))).toEqual({ backtestId, state: "waiting" });
    await opened.run(backtestId);
    const { state, result } = await opened.resultOf(backtestId);
    expect(state).toBe("finished");
    expect(result).toEqual(whole.result);
    expect(await codeOf(resumeBacktest(opened.manager(), { backtestId }))).toBe("BACKTEST_ENDED");
    expect(await database.$count(backtestChunk, eq(backtestChunk.backtestId, backtestId))).toBe(0);
  });

  test("in threads, to the same end", async () => {
    const whole = await opened.finished();
    const backtestId = await opened.start();
    await opened.run(backtestId, NEVER, 0);
    expect((await opened.resultOf(backtestId)).result).toEqual(whole.result);
    // The next one goes on in them, by another draft.
    const kept = threadsKept();
    expect(kept).toBeGreaterThan(0);
    expect((await opened.finished()).result).toEqual(whole.result);
    expect(threadsKept()).toBeGreaterThanOrEqual(kept);
  });

  test("cancelled in the midst of a claim it stops at once, and comes to the same end when it is continued", async () => {
    const whole = await opened.finished();
    await opened.run(await opened.start(), NEVER, 0);
    expect(threadsKept()).toBeGreaterThan(0);
    const backtestId = await opened.start();
    const { owner, database } = opened.desk.test;
    await owner.transaction(async (tx) => {
      // Its threads wait for the usage for as long as this lasts.
      await tx.execute(sql`lock table udr in access exclusive mode`);
      const running = opened.run(backtestId);
      const isReading = async () =>
        (
          await database.execute(sql`select from pg_locks where relation = 'udr'::regclass and not granted
          and database = (select oid from pg_database where datname = current_database())`)
        ).length > 0;
      await vi.waitUntil(isReading, { timeout: 10_000, interval: 10 });
      await done(cancelBacktest(opened.manager(), { backtestId }));
      await running;
    });
    const { state, progress } = await done(getBacktest(opened.manager(), { code: "GLOBAL", backtestId }));
    expect([state, progress.chunksDone]).toEqual(["cancelled", 0]);
    expect(opened.faults).toEqual([]);
    await done(resumeBacktest(opened.manager(), { backtestId }));
    await opened.run(backtestId);
    expect((await opened.resultOf(backtestId)).result).toEqual(whole.result);
  });

  test("goes on where a worker that was killed left it", async () => {
    const whole = await opened.finished();
    const backtestId = await opened.start();
    const { database } = opened.desk.test;
    // The killed one had begun every chunk and ended none; its job is run again.
    await database.execute(sql`update backtest set state = 'running', started_at = now() where backtest_id = ${backtestId}`);
    await database.execute(
      sql`update backtest_chunk set leased_until = now() + interval '1 hour', attempt = 1 where backtest_id = ${backtestId}`,
    );
    await opened.run(backtestId);
    expect((await opened.resultOf(backtestId)).result).toEqual(whole.result);
  });

  test("stopped, it says so, so that the job is run again", async () => {
    const backtestId = await opened.start();
    await expect(opened.run(backtestId, AbortSignal.abort())).rejects.toThrow(/stopped/u);
    await opened.run(backtestId);
    expect((await opened.resultOf(backtestId)).state).toBe("finished");
  });

  test("fails with the id of a fault, and can be continued when it is mended", async () => {
    const backtestId = await opened.start();
    const { database } = opened.desk.test;
    const [row] = await database.select().from(backtest).where(eq(backtest.backtestId, backtestId));
    await opened.desk.test.owner.execute(sql`update backtest set rate_book = '{"broken": true}' where backtest_id = ${backtestId}`);
    await opened.run(backtestId);
    expect(opened.faults.splice(0)).toHaveLength(1);
    const [failed] = await database.select().from(backtest).where(eq(backtest.backtestId, backtestId));
    expect(failed).toMatchObject({ state: "failed", faultId: "fault-1" });
    await opened.desk.test.owner.update(backtest).set({ rateBook: row?.rateBook }).where(eq(backtest.backtestId, backtestId));
    await done(resumeBacktest(opened.manager(), { backtestId }));
    await opened.run(backtestId);
    expect((await opened.resultOf(backtestId)).state).toBe("finished");
  });

  test("one at a time for a plan, of the draft as it was seen, once per key", async () => {
    const { revision } = await done(getDraft(opened.manager(), "GLOBAL"));
    const input = { plan: "GLOBAL", revision, from: "2026-03-01", until: "2026-03-31", classification: null, target: null };
    expect(await codeOf(startBacktest(opened.manager(), { ...input, revision: revision + 1 }))).toBe("STALE_REVISION");
    const keyed = { ...opened.manager(), idempotencyKey: "once" };
    const [first, again] = [await done(startBacktest(keyed, input)), await done(startBacktest(keyed, input))];
    expect(again).toEqual(first);
    expect(await codeOf(startBacktest(opened.manager(), input))).toBe("BACKTEST_RUNNING");
    expect((await done(listBacktests(opened.manager(), "GLOBAL"))).choices.whyNot).toMatch(/is running/u);
    await opened.run(first.backtestId);
    const { choices, backtests } = await done(listBacktests(opened.manager(), "GLOBAL"));
    expect(choices).toMatchObject({ whyNot: null, revision, usage: { first: "2026-03-02", last: "2026-03-04" }, today: "2026-03-20" });
    expect(backtests[0]).toMatchObject({ backtestId: first.backtestId, state: "finished", isDraftNow: true, total: { change: "7.28" } });
  });

  test("every step leaves its audit row", async () => {
    const rows = await opened.desk.test.owner.select().from(auditEntry).where(eq(auditEntry.entity, "backtest"));
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(["backtest.start", "backtest.cancel", "backtest.resume"]));
  });
});
