import { lockCreditRequest } from "#db/queries/credit-requests.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { WithdrawRequestInput } from "#lib/domain/review/udr-review-schema.ts";
import { decideCreditWithdrawal } from "#lib/domain/udr/credit-request.ts";
import type { Result } from "#lib/kernel/result.ts";
import { type RequestWithdrawn, withdrawUdrRequest } from "../answer-udr-request.ts";
import { storeCreditWithdrawal, WITHDRAW_ASKED_CREDIT } from "../ask-for-credit.ts";
import type { Context } from "../context.ts";

/** Takes back a question about a credit. */
export async function withdrawCreditRequest(context: Context, input: WithdrawRequestInput): Promise<Result<RequestWithdrawn, Refusal>> {
  const taking = {
    action: WITHDRAW_ASKED_CREDIT,
    lock: lockCreditRequest,
    decide: decideCreditWithdrawal,
    store: storeCreditWithdrawal,
  };
  return withdrawUdrRequest(context, input, taking);
}
