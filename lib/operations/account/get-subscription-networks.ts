import { findAccountByNumber } from "#db/queries/accounts.ts";
import { findSubscriptionNetworks } from "#db/queries/allowed-networks.ts";
import { listUdrTypes } from "#db/queries/definitions.ts";
import { findAgreementInForce } from "#db/queries/pricing-agreements.ts";
import { listSubscribersOfAccount } from "#db/queries/subscribers.ts";
import type { SubscriptionParams } from "#lib/domain/account/networks-schema.ts";
import type { SubscriptionNetworksView } from "#lib/domain/account/networks-view.ts";
import { networkChoices } from "#lib/domain/agreement/network-choices.ts";
import { networksInWords } from "#lib/domain/agreement/networks-words.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

/** Where one SIM may be used, and what its account's agreement says. */
export async function getSubscriptionNetworks(
  { database, now }: Context,
  { number, subscription }: SubscriptionParams,
): Promise<Result<SubscriptionNetworksView, Refusal>> {
  const account = await findAccountByNumber(database, number);
  if (account === null) return refused({ code: "NOT_FOUND", path: "number" });
  const subscribers = await listSubscribersOfAccount(database, account);
  const subscriber = subscribers.find(({ subscriptionNumber }) => subscriptionNumber === subscription);
  if (subscriber === undefined) return refused({ code: "NOT_FOUND", path: "subscription" });
  const stored = await findSubscriptionNetworks(database, subscriber);
  const agreed = (await findAgreementInForce(database, account, now))?.document.networks ?? null;
  return ok({
    account: account.number,
    accountName: account.name,
    subscription,
    zone: account.timeZone,
    revision: stored?.revision ?? null,
    networks: stored?.networks ?? null,
    agreed,
    agreedInWords: agreed === null ? "any network" : networksInWords(agreed),
    attributes: networkChoices(await listUdrTypes(database)),
  });
}
