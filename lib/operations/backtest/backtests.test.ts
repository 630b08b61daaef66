import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, orderFilm } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { withPrices } from "#lib/domain/price-plan/price-cells.ts";
import { present } from "#lib/kernel/assert.ts";
import { getDraft } from "../price-plan/get-draft.ts";
import { openDraft } from "../price-plan/open-draft.ts";
import { saveDraft } from "../price-plan/save-draft.ts";
import { cancelBacktest } from "./cancel-backtest.ts";
import { getBacktest } from "./get-backtest.ts";
import { listBacktests } from "./list-backtests.ts";
import { resumeBacktest } from "./resume-backtest.ts";
import { startBacktest } from "./start-backtest.ts";

let desk: AluxsatDesk;
let backtestId: number;

const manager = () => desk.as("pricingManager", atNicosia("12:00", 20));
const queues = () =>
  desk.test.owner.execute<{ queue: string | null }>(
    sql`select queue_name as queue from graphile_worker.jobs where task_identifier = 'backtest' order by id`,
  );

beforeAll(async () => {
  desk = await openAluxsatDesk();
  await orderFilm({ desk, customer: "maria" }, atNicosia("20:00"));
  const [plan] = await desk.test.owner.execute<{ id: number }>(sql`select price_plan_id::int as id from price_plan where code = 'GLOBAL'`);
  await done(openDraft(manager(), { pricePlanId: present(plan, "the Global plan").id }));
  const draft = await done(getDraft(manager(), "GLOBAL"));
  const document = withPrices(draft.document, new Map([["movies base price", "12.00"]]));
  const { revision } = await done(saveDraft(manager(), { draftId: draft.draftId, revision: draft.revision, document }));
  const input = { plan: "GLOBAL", revision, from: "2026-03-01", until: "2026-03-31", classification: null, target: null };
  ({ backtestId } = await done(startBacktest(manager(), input)));
});
afterAll(() => desk.close());

test("continued at once after it was cancelled, it waits in its plan's queue until the first coordinator has seen that it was", async () => {
  await done(cancelBacktest(manager(), { backtestId }));
  await done(resumeBacktest(manager(), { backtestId }));
  const [first, second, ...others] = await queues();
  expect(others).toEqual([]);
  expect(first?.queue).toMatch(/^backtest of plan \d+$/);
  expect(second).toEqual(first);
});

test("is looked at again and again without reading again what it tries", async () => {
  const first = await done(getBacktest(manager(), { code: "GLOBAL", backtestId }));
  expect(first).toMatchObject({ zone: "Europe/Nicosia", state: "waiting", result: null });
  await desk.test.owner.execute(sql`update backtest set rate_book = '{}'`);
  expect(await done(getBacktest(manager(), { code: "GLOBAL", backtestId }))).toEqual(first);
  expect((await done(listBacktests(manager(), "GLOBAL"))).backtests).toMatchObject([{ backtestId, state: "waiting", total: null }]);
});
