import { lockOpenAdHocRequestOf } from "#db/queries/ad-hoc-requests.ts";
import type { Tx } from "#db/tx.ts";
import type { AdHocRequest } from "#lib/domain/discount/ad-hoc-request.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import type { UdrAction } from "#lib/domain/udr/udr-actions.ts";
import { recordWithdrawal } from "./answer-udr-request.ts";
import type { Context } from "./context.ts";

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

/** Why the earlier of two questions about a UDR is withdrawn. */
export const ASKED_ANEW = "It was asked for anew.";

/** Another question about the same UDR takes the place of the one that waits. */
export async function withdrawRepeatedRequest(tx: Tx, context: Context, udr: UdrKey): Promise<void> {
  const request = await lockOpenAdHocRequestOf(tx, udr);
  if (request !== null) await storeWithdrawal(tx, context, { request, note: ASKED_ANEW });
}

export const WITHDRAW_ASKED = "discount.withdrawAsked";

type Withdrawal = { readonly request: AdHocRequest; readonly note: string };

/** The request is locked by whoever calls this. */
export async function storeWithdrawal(tx: Tx, context: Context, withdrawal: Withdrawal): Promise<void> {
  await recordWithdrawal(tx, context, { ...withdrawal, action: WITHDRAW_ASKED });
}
