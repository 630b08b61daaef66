import { claimPlannedRow, leaveBulkRow, settleBulkRow } from "#db/queries/bulk-jobs.ts";
import type { BulkJob } from "#lib/domain/bulk/bulk.ts";
import { hasMoved } from "#lib/domain/bulk/decide-bulk.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { micros } from "#lib/kernel/money.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { bulkChange } from "../bulk-change.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { storeWithin } from "../store-udr-change.ts";

/**
 * Does one row as its preview said: the single action in the transaction that settles the row, so however often it is tried it is done once. A
 * refusal leaves the UDR as it is, and the row says why. The value is null where somebody else has settled it.
 */
export async function carryOutRow(context: Context, job: BulkJob, udrId: number): Promise<Result<"done" | "left" | null, Refusal>> {
  const done = await inTransaction(context, async (tx) => {
    const row = await claimPlannedRow(tx, job.bulkJobId, udrId);
    if (row === null) return ok(null);
    const change = await bulkChange(tx, job, row);
    if (!change.ok) return change;
    const { reasonCode, reasonText } = job;
    const agreed = { reasonCode, ...(reasonText !== null && { reasonText }), previewToken: row.token };
    const stored = await storeWithin(tx, context, { change: change.value, ...agreed });
    if (!stored.ok) return stored;
    await settleBulkRow(tx, job.bulkJobId, { udrId, revision: stored.value.revision, net: micros(stored.value.net) });
    return ok("done" as const);
  });
  // Others are at work on it: that passes, and says nothing about the row.
  if (done.ok || done.refusal.code === "BUSY") return done;
  return leaveRow(context, { bulkJobId: job.bulkJobId, udrId, refusal: done.refusal });
}

type RowToLeave = { readonly bulkJobId: number; readonly udrId: number; readonly refusal: Refusal };

export async function leaveRow(context: Context, { bulkJobId, udrId, refusal }: RowToLeave): Promise<Result<"left", Refusal>> {
  return inTransaction(context, async (tx) => {
    await leaveBulkRow(tx, bulkJobId, { udrId, outcome: hasMoved(refusal) ? "moved" : "refused", refusal });
    return ok("left" as const);
  });
}
