import { findUdrRow } from "#db/queries/udr-list.ts";
import { findUdrPersonal } from "#db/queries/udrs.ts";
import type { Tx } from "#db/tx.ts";
import { type AdHocRequest, adHocHash } from "#lib/domain/discount/ad-hoc-request.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { adjustOf } from "#lib/domain/udr/adjust-of.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { type PlannedChange, planUdrChange } from "./plan-udr-change.ts";

type Asked = { readonly request: AdHocRequest; readonly claim: boolean };

/** What is asked about as it is now, and the Adjust that an approval would make of it. */
export async function adHocAdjust(tx: Tx, request: AdHocRequest) {
  const { udr, row } = present(await findUdrRow(tx, request.udrId), `UDR ${request.udrId}`);
  return {
    currentHash: await adHocHash(udr, request.discounts),
    change: adjustOf(row, udr, { ...udr.metadata, ...(await findUdrPersonal(tx, udr)) }),
  };
}

/**
 * What an approval posts: an Adjust that changes nothing but the discounts. It is planned on the word of two persons, so neither the right
 * to correct usage nor the credit limit of the one who approves is asked for.
 */
export async function planAdHocApproval(tx: Tx, context: Context, { request, claim }: Asked): Promise<Result<PlannedChange, Refusal>> {
  const { change } = await adHocAdjust(tx, request);
  const onTwoWords: Context = { ...context, actor: { kind: "system", name: "approval" } };
  return planUdrChange(tx, onTwoWords, { change, claim, given: request.discounts, usageHappened: true });
}
