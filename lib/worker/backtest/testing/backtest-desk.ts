import { sql } from "drizzle-orm";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, orderFilm, topUp } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import type { StartBacktestInput } from "#lib/domain/backtest/backtest-schema.ts";
import { withPrices } from "#lib/domain/price-plan/price-cells.ts";
import { present } from "#lib/kernel/assert.ts";
import { getBacktest } from "#lib/operations/backtest/get-backtest.ts";
import { startBacktest } from "#lib/operations/backtest/start-backtest.ts";
import { getDraft } from "#lib/operations/price-plan/get-draft.ts";
import { openDraft } from "#lib/operations/price-plan/open-draft.ts";
import { saveDraft } from "#lib/operations/price-plan/save-draft.ts";
import { runBacktest } from "../run-backtest.ts";

export const LATER = atNicosia("12:00", 20);
export const NEVER = new AbortController().signal;

/**
 * Seven films of March 2026 at 55.00 in all, and a draft that would have the four of the evening at 12.00 instead of 10.00: Maria's three, Nikos's
 * one. The three of the hotel are by night.
 */
export async function openBacktestDesk() {
  const desk = await openAluxsatDesk();
  await topUp({ desk, customer: "nikos" }, "100", atNicosia("08:00", 1));
  for (const day of [2, 3, 4]) {
    await orderFilm({ desk, customer: "maria" }, atNicosia("20:00", day));
    await orderFilm({ desk, customer: "hotel" }, atNicosia("02:14", day));
  }
  await orderFilm({ desk, customer: "nikos" }, atNicosia("23:30", 4));
  await raise(desk, { "movies base price": "12.00" });
  return withBacktests(desk);
}

function withBacktests(desk: AluxsatDesk) {
  const faults: unknown[] = [];
  const manager = () => managerOf(desk);
  const start = async (change: Partial<StartBacktestInput> = {}): Promise<number> => {
    const { revision } = await done(getDraft(manager(), "GLOBAL"));
    const input = { plan: "GLOBAL", revision, from: "2026-03-01", until: "2026-03-31", classification: null, target: null, ...change };
    return (await done(startBacktest(manager(), input))).backtestId;
  };
  const run = (backtestId: number, signal = NEVER, threadsAfter = 60_000) => {
    const { database, url } = desk.test;
    const reportFault = (error: unknown) => {
      faults.push(error);
      return "fault-1";
    };
    return runBacktest({ database, databaseUrl: url, reportFault, threadsAfter }, backtestId, signal);
  };
  const resultOf = async (backtestId: number) => {
    const view = await done(getBacktest(manager(), { code: "GLOBAL", backtestId }));
    return { ...view, result: present(view.result, "a result") };
  };
  const finished = async (change: Partial<StartBacktestInput> = {}) => {
    const backtestId = await start(change);
    await run(backtestId);
    if (faults.length > 0) throw faults[0];
    return resultOf(backtestId);
  };
  return { desk, faults, manager, start, run, resultOf, finished };
}

export type BacktestDesk = ReturnType<typeof withBacktests>;

const managerOf = (desk: AluxsatDesk) => desk.as("pricingManager", LATER);

/** The draft as anybody may find it, with these prices. */
async function raise(desk: AluxsatDesk, prices: Readonly<Record<string, string>>): Promise<void> {
  const manager = managerOf(desk);
  const [plan] = await desk.test.database.execute<{ id: number }>(
    sql`select price_plan_id::int as id from price_plan where code = 'GLOBAL'`,
  );
  await done(openDraft(manager, { pricePlanId: present(plan, "the Global plan").id }));
  const draft = await done(getDraft(manager, "GLOBAL"));
  const document = withPrices(draft.document, new Map(Object.entries(prices)));
  await done(saveDraft(manager, { draftId: draft.draftId, revision: draft.revision, document }));
}
