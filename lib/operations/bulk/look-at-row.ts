import {
  blockBulkRow,
  listPlannedRows,
  lockBulkJob,
  nextBulkRows,
  planBulkRow,
  type RowPlan,
  updateBulkJob,
} from "#db/queries/bulk-jobs.ts";
import { findReason } from "#db/queries/reasons.ts";
import { findUdr } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import type { BulkJob } from "#lib/domain/bulk/bulk.ts";
import { rowsAboveLimit } from "#lib/domain/bulk/decide-bulk.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { creditFacts } from "../approval-needed.ts";
import { bulkChange } from "../bulk-change.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { planUdrChange } from "../plan-udr-change.ts";
import { entriesOf } from "../planned-change-parts.ts";
import { previewToken } from "../preview-token.ts";

/** What the action would do to one UDR, by the plan that carrying it out follows. Writes nothing but that. */
export async function lookAtRow(context: Context, job: BulkJob, udrId: number): Promise<Result<null, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await planRow(tx, context, { job, udrId });
    if (plan.ok) await planBulkRow(tx, job.bulkJobId, plan.value);
    else await blockBulkRow(tx, job.bulkJobId, { udrId, refusal: plan.refusal });
    return ok(null);
  });
}

async function planRow(
  tx: Tx,
  context: Context,
  { job, udrId }: { readonly job: BulkJob; readonly udrId: number },
): Promise<Result<RowPlan, Refusal>> {
  const udr = await findUdr(tx, udrId);
  if (udr === null) return refused({ code: "NOT_FOUND" });
  const reason = await findReason(tx, job.reasonCode);
  if (reason === null) return refused({ code: "REASON_REQUIRED" });
  const { revision, currency } = udr;
  const change = await bulkChange(tx, job, { udrId, revision });
  if (!change.ok) return change;
  const plan = await planUdrChange(tx, context, { change: change.value, claim: false, usageHappened: reason.usageHappened });
  if (!plan.ok) return plan;
  const token = previewToken({ actor: context.actor, change: change.value, planned: plan.value.planned });
  return ok({ udrId, revision, currency, net: plan.value.net, token, entries: entriesOf(plan.value, false) });
}

/** When every row was looked at: what their actor may not credit alone is blocked, and the rest waits for their word. */
export async function finishLook(context: Context, bulkJobId: number): Promise<Result<null, Refusal>> {
  return inTransaction(context, async (tx) => {
    const job = present(await lockBulkJob(tx, bulkJobId), `bulk job ${bulkJobId}`);
    if (job.state !== "looking") return ok(null);
    const [open] = await nextBulkRows(tx, { bulkJobId, outcomes: ["found"], after: 0, limit: 1 });
    if (open !== undefined) return ok(null);
    const planned = await listPlannedRows(tx, bulkJobId);
    const facts = new Map<(typeof planned)[number]["currency"], Awaited<ReturnType<typeof creditFacts>>>();
    for (const { currency } of planned) if (!facts.has(currency)) facts.set(currency, await creditFacts(tx, context, currency));
    for (const blocked of rowsAboveLimit(planned, facts)) await blockBulkRow(tx, bulkJobId, blocked);
    await updateBulkJob(tx, bulkJobId, { state: "ready" });
    return ok(null);
  });
}
