import { actorNames } from "#db/queries/actor-names.ts";
import { listBillingRuns as selectBillingRuns } from "#db/queries/billing-runs.ts";
import type { BillingRunPage } from "#lib/domain/billing/billing-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

const PAGE = 50;

/** Newest first; `before` is the run at which the page above ended. */
export async function listBillingRuns(
  { database }: Context,
  { before }: { readonly before: number | null },
): Promise<Result<BillingRunPage, Refusal>> {
  const records = await selectBillingRuns(database, { before, limit: PAGE + 1 });
  const shown = records.slice(0, PAGE).map(({ view }) => view);
  const nameOf = await actorNames(
    database,
    shown.map(({ startedBy }) => startedBy),
  );
  return ok({
    rows: shown.map((view) => ({ ...view, startedBy: nameOf(view.startedBy) })),
    nextCursor: records.length > PAGE ? (shown.at(-1)?.billingRunId ?? null) : null,
  });
}
