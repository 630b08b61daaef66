import { lockOpenAdHocRequestOf } from "#db/queries/ad-hoc-requests.ts";
import { recordDecision } from "#db/queries/approvals.ts";
import type { Tx } from "#db/tx.ts";
import type { AdHocRequest } from "#lib/domain/discount/ad-hoc-request.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import type { UdrAction } from "#lib/domain/udr/udr-actions.ts";
import type { Context } from "./context.ts";
import { writeAudit } from "./write-audit.ts";

/** What was done to a UDR, for whoever asked about it as it was. */
const DONE = {
  adjust: "adjusted",
  cancel: "cancelled",
  setBillable: "set as billable",
  setCreditable: "set as creditable",
  setNotToBeBilled: "set as not to be billed",
  reverse: "put back to what it was",
} as const satisfies Record<UdrAction, string>;

type Overtaken = { readonly udr: UdrKey; readonly action: UdrAction; readonly reason: string };

/**
 * A question about a UDR as it was cannot be answered any more once the UDR changes: it is withdrawn in the transaction of the change, with
 * its reason. An approval has decided its own request before it adjusts, so that there is none open then.
 */
export async function withdrawOvertakenRequest(tx: Tx, context: Context, { udr, action, reason }: Overtaken): Promise<void> {
  const request = await lockOpenAdHocRequestOf(tx, udr);
  if (request === null) return;
  await storeWithdrawal(tx, context, { request, note: `The UDR was ${DONE[action]}: ${reason}` });
}

/** Another question about the same UDR takes the place of the one that waits. */
export async function withdrawRepeatedRequest(tx: Tx, context: Context, udr: UdrKey): Promise<void> {
  const request = await lockOpenAdHocRequestOf(tx, udr);
  if (request !== null) await storeWithdrawal(tx, context, { request, note: "It was asked for anew." });
}

type Withdrawal = { readonly request: AdHocRequest; readonly note: string | null };

/** The request is locked by whoever calls this. */
export async function storeWithdrawal(tx: Tx, context: Context, { request, note }: Withdrawal): Promise<void> {
  const { requestId, udrId, accountId, requestedBy } = request;
  const { actor, now } = context;
  // A program or a job is no person: the question then goes back to who asked, and the audit says what withdrew it.
  const decidedBy = actor.kind === "user" ? actor.userId : requestedBy;
  await recordDecision(tx, requestId, { decision: "withdrawn", decidedBy, decidedAt: now, decisionNote: note });
  await writeAudit(tx, context, {
    action: "discount.withdrawAsked",
    entity: "approvalRequest",
    entityId: requestId,
    accountId,
    before: { udr: udrId, contentHash: request.contentHash },
    after: { decision: "withdrawn" },
    ...(note === null ? {} : { reason: note }),
  });
}
