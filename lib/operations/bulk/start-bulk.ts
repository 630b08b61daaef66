import { askAboutBlocked, countAskable, lockBulkJob, sumBulkRows, updateBulkJob } from "#db/queries/bulk-jobs.ts";
import { addJob } from "#db/queries/jobs.ts";
import { endOfLook, MOST_ASKED } from "#lib/domain/bulk/bulk.ts";
import type { StartBulkInput } from "#lib/domain/bulk/bulk-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import type { BulkOpened } from "../open-bulk-job.ts";
import { writeAudit } from "../write-audit.ts";

/**
 * Agrees to what the look has found: from here on the rows are carried out, each as its preview said or not at all. About those above the limit
 * of who asks a second person can be asked with it, each by itself.
 */
export async function startBulk(context: Context, input: StartBulkInput): Promise<Result<BulkOpened, Refusal>> {
  const { bulkJobId, asksApproval = false, reasonText } = input;
  const user = actingUser(context);
  if (!user.ok) return user;
  return idempotently(context, { action: "bulk.start", request: input }, async (tx) => {
    const job = await lockBulkJob(tx, bulkJobId);
    if (job === null) return refused({ code: "NOT_FOUND" });
    // The previews are of whoever asked for them, within their limits.
    if (job.requestedBy.userId !== user.value) return refused({ code: "NOT_PERMITTED" });
    if (job.state !== "ready") return refused({ code: "BULK_MOVED_ON" });
    if (context.now >= endOfLook(job.requestedAt)) return refused({ code: "BULK_EXPIRED" });
    const asked = asksApproval ? await countAskable(tx, bulkJobId) : 0;
    // What was said with the look stays said.
    const words = job.reasonText ?? reasonText ?? null;
    const refusal = refuseAsking(asked, words);
    if (refusal !== null) return refused(refusal);
    const planned = (await sumBulkRows(tx, bulkJobId)).filter(({ outcome }) => outcome === "planned");
    if (planned.length === 0 && asked === 0) return refused({ code: "BULK_EMPTY" });
    if (asked > 0) await askAboutBlocked(tx, bulkJobId);
    await updateBulkJob(tx, bulkJobId, { state: "waiting", startedAt: context.now, ...(words !== null && { reasonText: words }) });
    await addJob(tx, { task: "bulkCorrection", payload: { bulkJobId } });
    const sums = planned.map(({ currency, rows, net }) => ({ currency, rows, net: microsToString(net) }));
    const after = { action: job.action, rows: job.rows, planned: sums, asked };
    await writeAudit(tx, context, { action: "bulk.start", entity: "bulkJob", entityId: bulkJobId, after, reason: job.reasonCode });
    return ok({ bulkJobId });
  });
}

/** Who is asked reads why, and decides about each of them. */
function refuseAsking(asked: number, words: string | null): Refusal | null {
  if (asked > MOST_ASKED) return { code: "BULK_ASKS_TOO_MANY", params: { most: MOST_ASKED } };
  return asked > 0 && words === null ? { code: "APPROVAL_NOTE_MISSING", path: "reasonText" } : null;
}
