import { findAccountByNumber, listSubscriptionHeads } from "#db/queries/accounts.ts";
import { findSubscriber } from "#db/queries/subscribers.ts";
import { parseSubscriptionNumber } from "#lib/domain/account/search-text.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

export type NamedSubscription = { readonly subscription?: string | undefined; readonly account?: string | undefined };

/** Domain rule R53: a program may name the account instead of the subscription only if the account has exactly one. */
export async function findOrderingSubscription({ database }: Context, named: NamedSubscription): Promise<Result<number, Refusal>> {
  if (named.subscription !== undefined) {
    const subscriptionId = parseSubscriptionNumber(named.subscription);
    const known = subscriptionId === null ? null : await findSubscriber(database, subscriptionId);
    return known === null ? refused({ code: "NOT_FOUND", path: "subscription" }) : ok(known.subscriptionId);
  }
  const account = await findAccountByNumber(database, named.account ?? "");
  if (account === null) return refused({ code: "NOT_FOUND", path: "account" });
  const [first, ...others] = await listSubscriptionHeads(database, [account]);
  if (first === undefined) return refused({ code: "NOT_FOUND", path: "account" });
  return others.length === 0
    ? ok(first.subscriptionId)
    : refused({ code: "SUBSCRIPTION_AMBIGUOUS", path: "subscription", params: { count: others.length + 1 } });
}
