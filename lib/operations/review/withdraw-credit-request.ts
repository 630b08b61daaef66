import { lockCreditRequest } from "#db/queries/credit-requests.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { decideCreditWithdrawal } from "#lib/domain/udr/credit-request.ts";
import type { WithdrawCreditInput } from "#lib/domain/udr/credit-review-schema.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { storeCreditWithdrawal } from "../ask-for-credit.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";

export type CreditWithdrawn = { readonly requestId: number; readonly udrId: number };

/** Takes back a question about a credit before a second person has answered it. Nothing was posted, and nothing is. */
export async function withdrawCreditRequest(context: Context, input: WithdrawCreditInput): Promise<Result<CreditWithdrawn, Refusal>> {
  const { actor } = context;
  if (actor.kind !== "user") return refused({ code: "NOT_PERMITTED" });
  return idempotently(context, { action: "credit.withdrawAsked", request: input }, async (tx) => {
    const decided = decideCreditWithdrawal(await lockCreditRequest(tx, input.requestId), actor);
    if (!decided.ok) return decided;
    await storeCreditWithdrawal(tx, context, { request: decided.value, note: input.note === "" ? null : input.note });
    return ok({ requestId: input.requestId, udrId: decided.value.udrId });
  });
}
