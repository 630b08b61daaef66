import { findAccountByNumber } from "#db/queries/accounts.ts";
import { findSubscriber, listSubscribersOfAccount } from "#db/queries/subscribers.ts";
import { parseSubscriptionNumber } from "#lib/domain/account/search-text.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { OwnerPrices } from "#lib/domain/price-plan/plan-audience.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { priceSteps, priceSurroundings } from "../price-plan-steps.ts";

/** Which plan and version prices each subscription of an account, or the one that is named; now and next, and why. */
export async function findOwnerPrices(context: Context, who: string): Promise<Result<OwnerPrices, Refusal>> {
  const { database, actor } = context;
  const subscriptionId = parseSubscriptionNumber(who);
  const named = subscriptionId === null ? null : await findSubscriber(database, subscriptionId);
  const account = await findAccountByNumber(database, subscriptionId === null ? who : (named?.accountNumber ?? ""));
  if (account === null) return refused({ code: "NOT_FOUND", path: "who" });
  const subscribers = named === null ? await listSubscribersOfAccount(database, account) : [named];
  const surroundings = await priceSurroundings(database, account, context.now);
  const subscriptions: OwnerPrices["subscriptions"][number][] = [];
  for (const subscriber of subscribers) {
    const steps = await priceSteps(context, { subscriber, groupName: account.classification.name, ...surroundings });
    subscriptions.push({ number: subscriber.subscriptionNumber, steps });
  }
  const seesNames = actor.kind === "user" && can(actor.role, "account.read");
  return ok({ account: account.number, accountName: seesNames ? account.name : null, zone: account.timeZone, subscriptions });
}
