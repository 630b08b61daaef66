import { countActiveBacktests, findBacktest, lockBacktest, updateBacktest } from "#db/queries/backtests.ts";
import { addJob } from "#db/queries/jobs.ts";
import { findPricePlan, lockPricePlan } from "#db/queries/price-plans.ts";
import type { BacktestState } from "#lib/domain/backtest/backtest.ts";
import type { BacktestInput } from "#lib/domain/backtest/backtest-schema.ts";
import { backtestQueue } from "#lib/domain/job/queues.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type BacktestResumed = { readonly backtestId: number; readonly state: BacktestState };

/** Goes on with a backtest that was cancelled or that failed, from the chunks that are done: the same document, the same usage. */
export async function resumeBacktest(context: Context, input: BacktestInput): Promise<Result<BacktestResumed, Refusal>> {
  const { backtestId } = input;
  return idempotently(context, { action: "backtest.resume", request: input }, async (tx) => {
    const found = await findBacktest(tx, backtestId);
    if (found === null) return refused({ code: "NOT_FOUND" });
    await lockPricePlan(tx, found.pricePlanId);
    const backtest = await lockBacktest(tx, backtestId);
    if (backtest?.state !== "cancelled" && backtest?.state !== "failed") return refused({ code: "BACKTEST_ENDED" });
    if ((await countActiveBacktests(tx, backtest.pricePlanId)) > 0) {
      const plan = await findPricePlan(tx, backtest.pricePlanId);
      return refused({ code: "BACKTEST_RUNNING", params: { plan: plan?.name ?? "" } });
    }
    await updateBacktest(tx, backtestId, { state: "waiting", finishedAt: null, faultId: null });
    await addJob(tx, { task: "backtest", payload: { backtestId }, queue: backtestQueue(backtest.pricePlanId) });
    const before = { state: backtest.state, chunksDone: backtest.chunksDone };
    await writeAudit(tx, context, { action: "backtest.resume", entity: "backtest", entityId: backtestId, before });
    return ok({ backtestId, state: "waiting" });
  });
}
