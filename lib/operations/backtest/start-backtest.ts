import { nextId } from "#db/ids.ts";
import { countActiveBacktests, insertBacktest, insertBacktestChunks, listAccountShards } from "#db/queries/backtests.ts";
import { addJob } from "#db/queries/jobs.ts";
import { findOpenDraft, findPricePlanByCode, liveVersionOf, lockPricePlan } from "#db/queries/price-plans.ts";
import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import type { StartBacktestInput } from "#lib/domain/backtest/backtest-schema.ts";
import { decideStartBacktest } from "#lib/domain/backtest/decide-start-backtest.ts";
import { backtestQueue } from "#lib/domain/job/queues.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type BacktestStarted = { readonly backtestId: number };

/** Tries the open draft of a plan on past usage: a job, which begins as soon as this is committed. */
export async function startBacktest(context: Context, input: StartBacktestInput): Promise<Result<BacktestStarted, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const backtestId = await nextId(context.database, "backtest");
  return idempotently(context, { action: "backtest.start", request: input }, async (tx) => {
    const plan = await findPricePlanByCode(tx, input.plan);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    const { pricePlanId } = plan;
    await lockPricePlan(tx, pricePlanId);
    const draft = await findOpenDraft(tx, pricePlanId);
    if (draft === null) return refused({ code: "DRAFT_NOT_OPEN" });
    const live = await liveVersionOf(tx, { pricePlanId, at: context.now });
    const decided = decideStartBacktest({
      input,
      plan,
      draft,
      resolved: resolveRateBook(draft.document, await loadDefinitions(tx)),
      hasLiveVersion: live !== null,
      active: await countActiveBacktests(tx, pricePlanId),
    });
    if (!decided.ok || live === null) return decided.ok ? refused({ code: "NOT_FOUND" }) : decided;
    const { selection, rateBook } = decided.value;
    const shards = await listAccountShards(tx);
    const { documentHash } = draft.head;
    await insertBacktest(tx, {
      backtestId,
      pricePlanId,
      document: draft.document,
      documentHash,
      rateBook,
      baselineVersionId: live.versionId,
      selection,
      state: "waiting",
      requestedBy: user.value,
      requestedAt: context.now,
      chunksDone: 0,
      chunks: shards.length,
    });
    await insertBacktestChunks(tx, backtestId, shards);
    await addJob(tx, { task: "backtest", payload: { backtestId }, queue: backtestQueue(pricePlanId) });
    const after = { plan: plan.code, documentHash, baseline: live.version, ...selection };
    await writeAudit(tx, context, { action: "backtest.start", entity: "backtest", entityId: backtestId, after });
    return ok({ backtestId });
  });
}
