import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import { instantOfLocalText } from "../price-plan/local-instant.ts";
import type { DraftHead } from "../price-plan/price-plan.ts";
import type { PricePlanDocument } from "../price-plan/price-plan-document.ts";
import type { Refusal } from "../refusal.ts";
import type { BacktestSelection } from "./backtest.ts";
import type { StartBacktestInput } from "./backtest-schema.ts";

export type StartBacktestFacts = {
  readonly input: StartBacktestInput;
  readonly plan: { readonly name: string };
  readonly draft: { readonly head: DraftHead; readonly document: PricePlanDocument };
  /** The document with everything it refers to, or what keeps it from being resolved. */
  readonly resolved: Result<RateBook, readonly Refusal[]>;
  readonly hasLiveVersion: boolean;
  /** Of this plan. */
  readonly active: number;
};

export type StartedBacktest = { readonly selection: BacktestSelection; readonly rateBook: RateBook };

/**
 * A backtest tries the draft as it was looked at, against the version in force. One at a time for a plan: the next would wait for the same
 * processors and disks, and both would be late.
 */
export function decideStartBacktest(facts: StartBacktestFacts): Result<StartedBacktest, Refusal> {
  const { input, plan, draft, resolved, hasLiveVersion, active } = facts;
  if (input.revision !== draft.head.revision) return refused({ code: "STALE_REVISION", params: { revision: draft.head.revision } });
  if (!hasLiveVersion) return refused({ code: "NOTHING_IN_FORCE", params: { plan: plan.name } });
  if (active > 0) return refused({ code: "BACKTEST_RUNNING", params: { plan: plan.name } });
  if (!resolved.ok) return refused(resolved.refusal[0] ?? { code: "DOCUMENT_INVALID" });
  const { timeZone } = draft.document;
  const [from, to] = [startOfDay(input.from, timeZone), startOfDay(nextDate(input.until), timeZone)];
  if (from === null || to === null) return refused({ code: "INVALID_INPUT", path: from === null ? "from" : "until" });
  return ok({ selection: { from, to, classification: input.classification, target: input.target }, rateBook: resolved.value });
}

function startOfDay(date: string, zone: string): Instant | null {
  return instantOfLocalText(`${date}T00:00`, zone);
}

/** The calendar knows months and leap years; no zone is involved. */
function nextDate(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
