import { claimOpenRow, leaveBulkRow, settleAskedRow, settleBulkRow } from "#db/queries/bulk-jobs.ts";
import type { Tx } from "#db/tx.ts";
import type { BulkJob, OpenOutcome, PlannedRow } from "#lib/domain/bulk/bulk.ts";
import { hasMoved } from "#lib/domain/bulk/decide-bulk.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChangeDone } from "#lib/domain/udr/change-preview.ts";
import { present } from "#lib/kernel/assert.ts";
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
export async function carryOutRow(context: Context, job: BulkJob, udrId: number): Promise<Result<Settled, Refusal>> {
  return settleRow(context, { job, udrId, outcome: "planned" }, async (tx, stored) => {
    await settleBulkRow(tx, job.bulkJobId, { udrId, revision: stored.revision, net: micros(stored.net) });
  });
}

/**
 * Puts one row above its actor's limit to a second person, as it was previewed: the single question in the transaction that settles the row. What
 * its actor may credit alone by now is not asked about; it has moved since the preview.
 */
export async function askAboutRow(context: Context, job: BulkJob, udrId: number): Promise<Result<Settled, Refusal>> {
  return settleRow(context, { job, udrId, outcome: "toAsk" }, async (tx, { creditRequestId }) => {
    await settleAskedRow(tx, job.bulkJobId, { udrId, requestId: present(creditRequestId, "a credit that was asked for") });
  });
}

type Settled = "done" | "left" | null;
type OpenRow = { readonly job: BulkJob; readonly udrId: number; readonly outcome: OpenOutcome };
type Settle = (tx: Tx, stored: ChangeDone) => Promise<void>;

async function settleRow(context: Context, { job, udrId, outcome }: OpenRow, settle: Settle): Promise<Result<Settled, Refusal>> {
  const done = await inTransaction(context, async (tx) => {
    const row = await claimOpenRow(tx, job.bulkJobId, { udrId, outcome });
    if (row === null) return ok(null);
    const stored = await storeRow(tx, context, { job, row, asksApproval: outcome === "toAsk" });
    if (!stored.ok) return stored;
    await settle(tx, stored.value);
    return ok("done" as const);
  });
  // Others are at work on it: that passes, and says nothing about the row.
  if (done.ok || done.refusal.code === "BUSY") return done;
  return leaveRow(context, { bulkJobId: job.bulkJobId, udrId, refusal: done.refusal });
}

type RowToStore = { readonly job: BulkJob; readonly row: PlannedRow; readonly asksApproval: boolean };

async function storeRow(tx: Tx, context: Context, { job, row, asksApproval }: RowToStore): Promise<Result<ChangeDone, Refusal>> {
  const change = await bulkChange(tx, job, row);
  if (!change.ok) return change;
  const { reasonCode, reasonText } = job;
  const agreed = { reasonCode, ...(reasonText !== null && { reasonText }), previewToken: row.token, ...(asksApproval && { asksApproval }) };
  return storeWithin(tx, context, { change: change.value, ...agreed });
}

type RowToLeave = { readonly bulkJobId: number; readonly udrId: number; readonly refusal: Refusal };

export async function leaveRow(context: Context, { bulkJobId, udrId, refusal }: RowToLeave): Promise<Result<"left", Refusal>> {
  return inTransaction(context, async (tx) => {
    await leaveBulkRow(tx, bulkJobId, { udrId, outcome: hasMoved(refusal) ? "moved" : "refused", refusal });
    return ok("left" as const);
  });
}
