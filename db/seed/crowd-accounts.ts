import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import { present } from "#lib/kernel/assert.ts";
import { shardOf } from "#lib/kernel/shard.ts";
import type { Database } from "../connection.ts";
import { nextIds } from "../ids.ts";
import { account, accountNumber, identifier, subscription, subscriptionDevice, subscriptionService } from "../schema/account.ts";
import { billingTermScheme } from "../schema/billing-term.ts";
import type { Tx } from "../tx.ts";
import type { CrowdMember } from "./crowd-members.ts";
import { insertMany } from "./crowd-rows.ts";
import type { Offer } from "./customers.ts";
import { ALUXSAT_ZONE, definitionId } from "./definitions.ts";

export type CrowdAccount = SubscriptionKey & {
  readonly number: string;
  readonly subscriptionNumber: string;
  readonly member: CrowdMember;
};

type ToOpen = { readonly offer: Offer; readonly members: readonly CrowdMember[] };

/** An account with one normal subscription for each member, on terms that wait for the end of the month. */
export async function openAccounts(tx: Tx, database: Database, { offer, members }: ToOpen): Promise<readonly CrowdAccount[]> {
  const accountIds = await nextIds(database, "account", members.length);
  const subscriptionIds = await nextIds(database, "subscription", members.length);
  const accounts = members.map((member, index) => {
    const accountId = present(accountIds[index], "an account id");
    const subscriptionId = present(subscriptionIds[index], "a subscription id");
    const numbers = { number: `A-${accountId}`, subscriptionNumber: `S-${subscriptionId}` };
    return { shard: shardOf(accountId), accountId, subscriptionId, ...numbers, member };
  });
  await insertAccounts(tx, offer, accounts);
  await insertSubscriptions(tx, { offer, accounts, billingTermSchemeId: await monthEndScheme(tx, database) });
  return accounts;
}

/** The other schemes bill as soon as a few films are unbilled; these people get one bill a month. */
async function monthEndScheme(tx: Tx, database: Database): Promise<number> {
  const billingTermSchemeId = await definitionId(database);
  await tx.insert(billingTermScheme).values({
    billingTermSchemeId,
    code: "NORMAL-MONTH-END",
    name: "Normal, at the month's end",
    description: "Billed once a month, however many films are unbilled.",
    state: "effective",
    classification: "normal",
    billingType: "postBill",
    billingMethod: "anniversary",
    cycleDay: 1,
    frequencyMonths: 1,
    flexible: true,
    maximumUnbilledUdrs: null,
    maximumUnbilledAmount: null,
    currency: "EUR",
  });
  return billingTermSchemeId;
}

async function insertAccounts(tx: Tx, { terms }: Offer, accounts: readonly CrowdAccount[]): Promise<void> {
  const directory = accounts.map(({ number, shard, accountId }) => ({ number, shard, accountId }));
  await insertMany(tx, accountNumber, directory);
  const rows = accounts.map(({ shard, accountId, number, member }) => ({
    shard,
    accountId,
    number,
    name: member.name,
    accountClassificationId: terms.classifications[member.classification],
    currency: "EUR",
    timeZone: ALUXSAT_ZONE,
    taxClass: "standard",
    creditLimit: null,
  }));
  await insertMany(tx, account, rows);
}

type ToSubscribe = { readonly offer: Offer; readonly accounts: readonly CrowdAccount[]; readonly billingTermSchemeId: number };

async function insertSubscriptions(tx: Tx, { offer, accounts, billingTermSchemeId }: ToSubscribe): Promise<void> {
  const { terms, products } = offer;
  const shared = {
    subscriptionTypeId: terms.subscriptionTypes.ott,
    billingTermSchemeId,
    payment: "normal",
    state: "effective",
    provisioningProviderId: products.providerId,
  };
  const rows = accounts.map(({ subscriptionNumber: number, member, ...own }) => ({
    ...shared,
    ...keyOf(own),
    number,
    device: member.smartCard,
    startedAt: member.startedAt,
  }));
  await insertMany(tx, subscription, rows);
  const devices = accounts.map(({ member, ...own }) => ({ ...keyOf(own), number: member.smartCard }));
  await insertMany(tx, subscriptionDevice, devices);
  const identifiers = accounts.flatMap(({ member, ...own }) => [
    { ...keyOf(own), kind: "phone", value: member.phone },
    { ...keyOf(own), kind: "smartCard", value: member.smartCard },
  ]);
  await insertMany(tx, identifier, identifiers);
  const productId = present(products.products.get("PPV-SERVICE"), "the PPV service");
  const services = accounts.map(({ member, ...own }) => ({
    ...keyOf(own),
    productId,
    state: "effective",
    effectiveFrom: member.startedAt,
  }));
  await insertMany(tx, subscriptionService, services);
}

function keyOf({ shard, accountId, subscriptionId }: SubscriptionKey): SubscriptionKey {
  return { shard, accountId, subscriptionId };
}
