import { findUserActor } from "#db/queries/user-actors.ts";
import type { Tx } from "#db/tx.ts";
import type { UserActor } from "#lib/domain/people/actor.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { CreditRequest } from "#lib/domain/udr/credit-request.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { type PlannedChange, planUdrChange } from "./plan-udr-change.ts";

type Asked = { readonly request: CreditRequest; readonly claim: boolean };

/** The plan, and in whose name it is carried out. */
export type PlannedCredit = { readonly plan: PlannedChange; readonly asker: UserActor };

/**
 * What an approval posts: the change as it was submitted, planned anew by the same function. It is done in the name of who asked, who must still
 * be allowed to do it; the limit that counts is the one of the person who decides.
 */
export async function planCreditApproval(tx: Tx, context: Context, { request, claim }: Asked): Promise<Result<PlannedCredit, Refusal>> {
  const asker = await findUserActor(tx, request.requestedBy);
  if (asker === null) return refused({ code: "NOT_PERMITTED" });
  const { change, reason } = request;
  const { usageHappened } = reason;
  const plan = await planUdrChange(tx, { ...context, actor: asker }, { change, claim, usageHappened, limitOf: context.actor });
  return plan.ok ? ok({ plan: plan.value, asker }) : plan;
}
