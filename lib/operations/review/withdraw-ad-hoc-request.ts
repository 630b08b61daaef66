import { lockAdHocRequest } from "#db/queries/ad-hoc-requests.ts";
import { decideAdHocWithdrawal } from "#lib/domain/discount/ad-hoc-request.ts";
import type { WithdrawAdHocInput } from "#lib/domain/discount/ad-hoc-review-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { storeWithdrawal } from "../withdraw-open-request.ts";

export type AdHocWithdrawn = { readonly requestId: number; readonly udrId: number };

/** Takes back a question about a discount before a second person has answered it. The usage costs what it cost. */
export async function withdrawAdHocRequest(context: Context, input: WithdrawAdHocInput): Promise<Result<AdHocWithdrawn, Refusal>> {
  const { actor } = context;
  if (actor.kind !== "user") return refused({ code: "NOT_PERMITTED" });
  return idempotently(context, { action: "discount.withdrawAsked", request: input }, async (tx) => {
    const decided = decideAdHocWithdrawal(await lockAdHocRequest(tx, input.requestId), actor);
    if (!decided.ok) return decided;
    await storeWithdrawal(tx, context, { request: decided.value, note: input.note === "" ? null : input.note });
    return ok({ requestId: input.requestId, udrId: decided.value.udrId });
  });
}
