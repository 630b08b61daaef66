import { findOpenRequestOfDraft } from "#db/queries/approvals.ts";
import { listSegments, usageSpan } from "#db/queries/backtest-facts.ts";
import { listBacktestsOfPlan } from "#db/queries/backtests.ts";
import { findOpenDraft, findPricePlanByCode, liveVersionOf, type StoredDraft, versionDocument } from "#db/queries/price-plans.ts";
import { loadRateNames } from "#db/queries/rate-definitions.ts";
import type { BacktestHead } from "#lib/domain/backtest/backtest.ts";
import type { BacktestChoices, BacktestHeadView } from "#lib/domain/backtest/backtest-view.ts";
import { localTextOf } from "#lib/domain/price-plan/local-instant.ts";
import { toReachView } from "#lib/domain/price-plan/to-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { backtestHeads } from "../backtest-heads.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

export type BacktestsOfPlan = { readonly choices: BacktestChoices; readonly backtests: readonly BacktestHeadView[] };

/** The backtests of a plan, and what a new one may be about. */
export async function listBacktests(context: Context, planCode: string): Promise<Result<BacktestsOfPlan, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findPricePlanByCode(tx, planCode);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    const { pricePlanId, code, name, currency } = plan;
    const draft = await findOpenDraft(tx, pricePlanId);
    const request = draft && (await findOpenRequestOfDraft(tx, draft.head.draftId));
    const live = await liveVersionOf(tx, { pricePlanId, at: context.now });
    const backtests = await listBacktestsOfPlan(tx, pricePlanId);
    const segments = await listSegments(tx);
    const zone = (draft?.document ?? (live && (await versionDocument(tx, live.versionId))))?.timeZone ?? "UTC";
    const span = await usageSpan(tx);
    const dateOf = (instant: typeof context.now) => localTextOf(instant, zone).slice(0, 10);
    const named = {
      names: await loadRateNames(tx),
      classifications: new Map(segments.classifications.map((each) => [each.code, each.name])),
    };
    return ok({
      choices: {
        plan: { code, name, currency },
        zone,
        revision: draft?.head.revision ?? null,
        reach: request && toReachView(request.reach),
        today: dateOf(context.now),
        usage: span && { first: dateOf(span.first), last: dateOf(span.last) },
        ...segments,
        whyNot: whyNot({ draft, backtests, plan: name, hasLiveVersion: live !== null }),
      },
      backtests: await backtestHeads(tx, plan, { ...named, backtests }),
    });
  });
}

type Standing = {
  readonly draft: StoredDraft | null;
  readonly backtests: readonly BacktestHead[];
  readonly plan: string;
  readonly hasLiveVersion: boolean;
};

function whyNot({ draft, backtests, plan, hasLiveVersion }: Standing): string | null {
  const params = { plan };
  if (draft === null) return "There is no draft to try. Edit prices first.";
  if (!hasLiveVersion) return refusalSentence({ code: "NOTHING_IN_FORCE", params });
  const isActive = backtests.some(({ state }) => state === "waiting" || state === "running");
  return isActive ? refusalSentence({ code: "BACKTEST_RUNNING", params }) : null;
}
