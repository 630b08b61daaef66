import { lockAdHocRequest } from "#db/queries/ad-hoc-requests.ts";
import { decideAdHocWithdrawal } from "#lib/domain/discount/ad-hoc-request.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { WithdrawRequestInput } from "#lib/domain/review/udr-review-schema.ts";
import type { Result } from "#lib/kernel/result.ts";
import { type RequestWithdrawn, withdrawUdrRequest } from "../answer-udr-request.ts";
import type { Context } from "../context.ts";
import { storeWithdrawal, WITHDRAW_ASKED } from "../withdraw-open-request.ts";

/** Takes back a question about a discount. The usage costs what it cost. */
export async function withdrawAdHocRequest(context: Context, input: WithdrawRequestInput): Promise<Result<RequestWithdrawn, Refusal>> {
  const taking = { action: WITHDRAW_ASKED, lock: lockAdHocRequest, decide: decideAdHocWithdrawal, store: storeWithdrawal };
  return withdrawUdrRequest(context, input, taking);
}
