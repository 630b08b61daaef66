import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { hasEnded } from "#lib/domain/agreement/agreement-in-force.ts";
import type { AllowedNetworks } from "#lib/domain/agreement/allowed-networks-schema.ts";
import type { NamedDocument } from "#lib/domain/definition/value-list-use.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbAllowedNetworks } from "../mapping/allowed-networks.ts";
import { subscription } from "../schema/account.ts";
import { subscriptionNetworks } from "../schema/account-usage.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";
import { type AgreementVersion, listAgreementVersions } from "./pricing-agreements.ts";

/** `networks` is null where what was set was taken back: the row stays, and counts the changes. */
export type StoredNetworks = { readonly networks: AllowedNetworks | null; readonly revision: number };

const ofSubscription = (key: SubscriptionKey) =>
  and(ofAccount(subscriptionNetworks, key), eq(subscriptionNetworks.subscriptionId, key.subscriptionId));

/** What was set on the SIM itself; null where nothing is, so that its account's agreement decides. */
export async function findSubscriptionNetworks(reader: Reader, key: SubscriptionKey): Promise<StoredNetworks | null> {
  const [row] = await reader.select().from(subscriptionNetworks).where(ofSubscription(key));
  return row ? { networks: fromDbAllowedNetworks(row.networks), revision: row.revision } : null;
}

/** A subscription of the account, held to the end of the transaction, so that of two who save at once the second is told. */
export async function lockSubscriptionOf(tx: Tx, key: AccountKey, number: string): Promise<SubscriptionKey | null> {
  const { shard, accountId, subscriptionId } = subscription;
  const [found] = await tx
    .select({ shard, accountId, subscriptionId })
    .from(subscription)
    .where(and(ofAccount(subscription, key), eq(subscription.number, number)))
    .for("no key update");
  return found ?? null;
}

export async function insertSubscriptionNetworks(tx: Tx, key: SubscriptionKey, networks: AllowedNetworks | null): Promise<void> {
  const { shard, accountId, subscriptionId } = key;
  await tx.insert(subscriptionNetworks).values({ shard, accountId, subscriptionId, networks: asJson(networks), revision: 1 });
}

export async function updateSubscriptionNetworks(tx: Tx, key: SubscriptionKey, { networks, revision }: StoredNetworks): Promise<void> {
  await tx
    .update(subscriptionNetworks)
    .set({ networks: asJson(networks), revision })
    .where(ofSubscription(key));
}

/** The null of JSON: a column that is null would be a row without its content. */
function asJson(networks: AllowedNetworks | null): AllowedNetworks | SQL {
  return networks ?? sql`'null'::jsonb`;
}

/** The networks that SIMs may use, for what they name: each set of them once, by one of its SIMs, because thousands may share one. */
export async function listNetworkDocuments(reader: Reader): Promise<readonly NamedDocument[]> {
  const rows = await reader
    .selectDistinctOn([subscriptionNetworks.networks], { number: subscription.number, document: subscriptionNetworks.networks })
    .from(subscriptionNetworks)
    .innerJoin(
      subscription,
      and(
        eq(subscription.shard, subscriptionNetworks.shard),
        eq(subscription.accountId, subscriptionNetworks.accountId),
        eq(subscription.subscriptionId, subscriptionNetworks.subscriptionId),
      ),
    )
    .orderBy(subscriptionNetworks.networks, subscription.number);
  return rows.map(({ number, document }) => ({ name: `the networks of ${number}`, document }));
}

/** What a subscription may use at an instant: its own networks, else those of its account's agreement as it holds then. Null: any. */
export type NetworksAt = (key: SubscriptionKey, at: Instant) => AllowedNetworks | null;

/** For many subscriptions at once and any instant, in two statements. */
export async function networksOver(reader: Reader, subscriptions: readonly SubscriptionKey[]): Promise<NetworksAt> {
  if (subscriptions.length === 0) return () => null;
  const own = await ownNetworks(reader, subscriptions);
  const accounts = new Map(subscriptions.map(({ shard, accountId }) => [accountId, { shard, accountId }]));
  const versions = Map.groupBy(await listAgreementVersions(reader, [...accounts.values()]), ({ accountId }) => accountId);
  return ({ accountId, subscriptionId }, at) => own.get(subscriptionId) ?? agreedAt(versions.get(accountId) ?? [], at);
}

/** The same at one instant, by the subscription's id; who may use any network is not among them. */
export async function networksFor(
  reader: Reader,
  subscriptions: readonly SubscriptionKey[],
  at: Instant,
): Promise<ReadonlyMap<number, AllowedNetworks>> {
  const networksAt = await networksOver(reader, subscriptions);
  return new Map(
    subscriptions.flatMap((key): readonly (readonly [number, AllowedNetworks])[] => {
      const networks = networksAt(key, at);
      return networks === null ? [] : [[key.subscriptionId, networks]];
    }),
  );
}

async function ownNetworks(reader: Reader, subscriptions: readonly SubscriptionKey[]): Promise<ReadonlyMap<number, AllowedNetworks>> {
  const { shard, accountId, subscriptionId, networks } = subscriptionNetworks;
  const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
  const rows = await reader
    .select({ subscriptionId, networks })
    .from(subscriptionNetworks)
    .where(
      and(
        inArray(shard, distinct(subscriptions.map((key) => key.shard))),
        inArray(accountId, distinct(subscriptions.map((key) => key.accountId))),
        inArray(subscriptionId, distinct(subscriptions.map((key) => key.subscriptionId))),
      ),
    );
  return new Map(
    rows.flatMap((row): readonly (readonly [number, AllowedNetworks])[] => {
      const read = fromDbAllowedNetworks(row.networks);
      return read === null ? [] : [[row.subscriptionId, read]];
    }),
  );
}

/** Newest first, as they were read. An agreement that has ended allows any network again. */
function agreedAt(versions: readonly AgreementVersion[], at: Instant): AllowedNetworks | null {
  const version = versions.find(({ head }) => head.effectiveAt <= at);
  if (version === undefined || hasEnded(version.document, at)) return null;
  return version.document.networks ?? null;
}
