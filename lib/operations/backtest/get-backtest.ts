import { accountNames, listSegments } from "#db/queries/backtest-facts.ts";
import { findBacktest } from "#db/queries/backtests.ts";
import { findPricePlan } from "#db/queries/price-plans.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import type { Backtest } from "#lib/domain/backtest/backtest.ts";
import type { BacktestView } from "#lib/domain/backtest/backtest-view.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { toResultView } from "#lib/domain/backtest/to-backtest-view.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { backtestHeads, type HeadNames } from "../backtest-heads.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { triedLines } from "../tried-lines.ts";

/** `code` of the plan in whose pages it is looked for; a program knows the backtest by its number alone. */
export type BacktestQuestion = { readonly code?: string; readonly backtestId: number };

/** A backtest with its sums: so far while it runs, of everything when it is finished. */
export async function getBacktest(context: Context, { code, backtestId }: BacktestQuestion): Promise<Result<BacktestView, Refusal>> {
  return inTransaction(context, async (tx) => {
    const backtest = await findBacktest(tx, backtestId);
    const plan = backtest && (await findPricePlan(tx, backtest.pricePlanId));
    if (!plan || (code !== undefined && plan.code !== code)) return refused({ code: "NOT_FOUND" });
    const { timeZone, rates } = await triedLines(context.database, tx, backtestId);
    const { classifications } = await listSegments(tx);
    const named = { names: await loadRateNames(tx), classifications: new Map(classifications.map((each) => [each.code, each.name])) };
    const { tally } = backtest;
    const [head] = await backtestHeads(tx, plan, { ...named, backtests: [{ ...backtest, total: tally?.total ?? null }] });
    const view = { ...named, currency: plan.currency, rates, maySeeNames: maySeeNames(context.actor) };
    return ok({
      ...present(head, `the head of backtest ${backtestId}`),
      plan: { code: plan.code, name: plan.name, currency: plan.currency },
      zone: timeZone,
      documentHash: backtest.documentHash,
      progress: progressOf(backtest, context.now),
      faultId: backtest.faultId,
      result: tally && (await resultOf(tx, { backtest, tally }, view)),
    });
  });
}

/** Prices may be worked on without knowing who the customers are: then they are told by their numbers. */
function maySeeNames(actor: Actor): boolean {
  return actor.kind === "system" || can(actor.role, "account.read");
}

type Named = HeadNames & Omit<Parameters<typeof toResultView>[1], "accounts" | keyof HeadNames> & { readonly maySeeNames: boolean };

async function resultOf(tx: Tx, { backtest, tally }: { readonly backtest: Backtest; readonly tally: BacktestTally }, view: Named) {
  const { payMore, payLess } = tally.accounts;
  const named = await accountNames(
    tx,
    [...payMore, ...payLess].map(({ accountId }) => accountId),
  );
  const accounts = view.maySeeNames ? named : new Map([...named].map(([accountId, { number }]) => [accountId, { number, name: "" }]));
  return toResultView(tally, { ...view, accounts }, { parts: backtest.chunks, isWhole: backtest.state === "finished" });
}

function progressOf({ state, startedAt, finishedAt, chunksDone, chunks, tally }: Backtest, now: Instant): BacktestView["progress"] {
  const until = finishedAt ?? now;
  const seconds = startedAt === null ? 0 : Math.max(0, Math.round((until - startedAt) / 1000));
  const isMoving = state === "running" && chunksDone > 0 && seconds > 0;
  return {
    chunksDone,
    chunks,
    udrs: tally === null ? 0 : tally.total.udrs + tally.unpriced + tally.elsewhere,
    secondsLeft: isMoving ? Math.ceil((seconds * (chunks - chunksDone)) / chunksDone) : null,
    seconds,
  };
}
