import { insertBulkJob } from "#db/queries/bulk-jobs.ts";
import { addJob } from "#db/queries/jobs.ts";
import { findReason } from "#db/queries/reasons.ts";
import type { Tx } from "#db/tx.ts";
import { type BulkAction, type BulkFields, MOST_ROWS } from "#lib/domain/bulk/bulk.ts";
import { refuseBulk } from "#lib/domain/bulk/decide-bulk.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { UdrSelection } from "#lib/domain/udr/udr-selection.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "./acting-user.ts";
import type { Context } from "./context.ts";
import { selectedUdrs } from "./selected-udrs.ts";

export type BulkOpened = { readonly bulkJobId: number };

export type BulkToOpen = {
  readonly bulkJobId: number;
  readonly selection: UdrSelection;
  /** What was chosen, as its list says it. */
  readonly words: string;
  readonly action: BulkAction;
  readonly fields: BulkFields | null;
  readonly reasonCode: string;
  readonly reasonText: string | null;
  readonly triesAgainId: number | null;
};

/** Writes down which UDRs are meant now, and asks for a look at each. Nothing of them is changed before somebody has seen what that found. */
export async function openBulkJob(
  tx: Tx,
  context: Context,
  { selection, words, ...asked }: BulkToOpen,
): Promise<Result<BulkOpened, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { actor } = context;
  const reason = await findReason(tx, asked.reasonCode);
  if (reason === null) return refused({ code: "REASON_REQUIRED", path: "reasonCode" });
  const selected = await selectedUdrs(tx, context, { selection, most: MOST_ROWS });
  if (!selected.ok) return selected;
  const role = actor.kind === "system" ? null : actor.role;
  const refusal = role && refuseBulk({ action: asked.action, role, rows: selected.value.length });
  if (refusal) return refused(refusal);
  const { bulkJobId } = asked;
  await insertBulkJob(
    tx,
    { ...asked, selection: words, state: "looking", requestedBy: user.value, requestedAt: context.now },
    selected.value,
  );
  await addJob(tx, { task: "bulkCorrection", payload: { bulkJobId } });
  return ok({ bulkJobId });
}
