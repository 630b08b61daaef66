import { and, asc, eq, inArray } from "drizzle-orm";
import type { SubscriptionDevices } from "#lib/domain/device/device.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { identifier, subscription, subscriptionDevice } from "../schema/account.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

export type OwnDevices = SubscriptionKey & SubscriptionDevices & { readonly subscription: string };

/** The devices of each of an account's subscriptions, by the subscription's id. */
export async function devicesOfAccount(reader: Reader, key: AccountKey): Promise<ReadonlyMap<number, SubscriptionDevices>> {
  const owners = await reader
    .select({ subscriptionId: subscription.subscriptionId, defaultNumber: subscription.device })
    .from(subscription)
    .where(ofAccount(subscription, key));
  const rows = await reader
    .select()
    .from(subscriptionDevice)
    .where(ofAccount(subscriptionDevice, key))
    .orderBy(asc(subscriptionDevice.number));
  return new Map(
    owners.map(({ subscriptionId, defaultNumber }) => [
      subscriptionId,
      { defaultNumber, devices: rows.filter((row) => row.subscriptionId === subscriptionId).map(toDevice) },
    ]),
  );
}

export async function devicesOf(reader: Reader, key: SubscriptionKey): Promise<SubscriptionDevices> {
  return (await devicesOfAccount(reader, key)).get(key.subscriptionId) ?? { defaultNumber: null, devices: [] };
}

/** A subscription of the account with its devices, held: an order that is under way sees them before or after, never between. */
export async function lockDevices(tx: Tx, key: AccountKey, number: string): Promise<OwnDevices | null> {
  const { shard, accountId, subscriptionId } = subscription;
  const [found] = await tx
    .select({ shard, accountId, subscriptionId })
    .from(subscription)
    .where(and(ofAccount(subscription, key), eq(subscription.number, number)))
    .for("update");
  return found === undefined ? null : { ...found, subscription: number, ...(await devicesOf(tx, found)) };
}

const CARDS = ["smartCard", "iccid"];

/** The subscription that a card of that number is known to belong to. */
export async function findSubscriptionOfCard(reader: Reader, number: string): Promise<string | null> {
  const [known] = await reader
    .select({ number: subscription.number })
    .from(identifier)
    .innerJoin(
      subscription,
      and(
        eq(subscription.shard, identifier.shard),
        eq(subscription.accountId, identifier.accountId),
        eq(subscription.subscriptionId, identifier.subscriptionId),
      ),
    )
    .where(and(inArray(identifier.kind, CARDS), eq(identifier.value, number)))
    .limit(1);
  return known?.number ?? null;
}

type DeviceKey = SubscriptionKey & { readonly number: string };

export async function insertDevice(tx: Tx, { shard, accountId, subscriptionId, number }: DeviceKey, label: string | null): Promise<void> {
  await tx.insert(subscriptionDevice).values({ shard, accountId, subscriptionId, number, label });
}

type DeviceChange = { readonly label?: string | null; readonly removedAt?: Instant | null };

export async function updateDevice(tx: Tx, key: DeviceKey, change: DeviceChange): Promise<void> {
  await tx
    .update(subscriptionDevice)
    .set(change)
    .where(
      and(
        ofAccount(subscriptionDevice, key),
        eq(subscriptionDevice.subscriptionId, key.subscriptionId),
        eq(subscriptionDevice.number, key.number),
      ),
    );
}

export async function setDefaultDevice(tx: Tx, key: SubscriptionKey, device: string | null): Promise<void> {
  await tx
    .update(subscription)
    .set({ device })
    .where(and(ofAccount(subscription, key), eq(subscription.subscriptionId, key.subscriptionId)));
}

function toDevice({ number, label, removedAt }: typeof subscriptionDevice.$inferSelect) {
  return { number, label, isRemoved: removedAt !== null };
}
