import { countDoneChunks, lockBacktest, updateBacktest } from "#db/queries/backtests.ts";
import type { BacktestState } from "#lib/domain/backtest/backtest.ts";
import type { BacktestInput } from "#lib/domain/backtest/backtest-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type BacktestMoved = { readonly backtestId: number; readonly state: BacktestState };

/** Stops a backtest; the chunks that are done stay, and it can be continued from them. */
export async function cancelBacktest(context: Context, input: BacktestInput): Promise<Result<BacktestMoved, Refusal>> {
  const { backtestId } = input;
  return idempotently(context, { action: "backtest.cancel", request: input }, async (tx) => {
    const backtest = await lockBacktest(tx, backtestId);
    if (backtest === null) return refused({ code: "NOT_FOUND" });
    if (backtest.state !== "waiting" && backtest.state !== "running") return refused({ code: "BACKTEST_ENDED" });
    const chunksDone = await countDoneChunks(tx, backtestId);
    await updateBacktest(tx, backtestId, { state: "cancelled", finishedAt: context.now, chunksDone });
    const before = { state: backtest.state, chunksDone: backtest.chunksDone };
    await writeAudit(tx, context, { action: "backtest.cancel", entity: "backtest", entityId: backtestId, before });
    return ok({ backtestId, state: "cancelled" });
  });
}
