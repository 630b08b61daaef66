import { mayBeApproved } from "#db/queries/credit-limits.ts";
import type { Tx } from "#db/tx.ts";
import { CREDIT_APPROVERS } from "#lib/domain/people/permissions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { moneyInWords } from "#lib/domain/udr/money-in-words.ts";
import type { Context } from "./context.ts";
import type { PlannedChange } from "./plan-udr-change.ts";

/** What is above the limit of the one whose limit decides is refused to them. */
export function refuseAboveLimit({ approval, subscriber: { currency } }: PlannedChange): Refusal | null {
  if (approval === null) return null;
  const { credit, limit } = approval;
  return { code: "APPROVAL_REQUIRED", params: { credit: moneyInWords(credit, currency), limit: moneyInWords(limit, currency) } };
}

/** Whether there is anybody to ask: a person asks, and somebody's limit for one action covers it. */
export async function mayAskForCredit(tx: Tx, { actor }: Context, { net, subscriber, asking }: PlannedChange): Promise<boolean> {
  if (actor.kind !== "user" || asking !== null) return false;
  return mayBeApproved(tx, { roles: CREDIT_APPROVERS, currency: subscriber.currency, credit: -net });
}
