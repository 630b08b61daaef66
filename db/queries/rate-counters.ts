import { and, asc, eq, or, sql } from "drizzle-orm";
import { type CounterPlace, type CounterValue, placeName } from "#lib/domain/counting/counter-place.ts";
import type { Counted } from "#lib/rating/charges/charge-program.ts";
import { oneOf } from "../mapping/from-db.ts";
import { rateCounter } from "../schema/account-usage.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

/** By `placeName`; nothing where nothing has counted yet. */
export type StoredCounters = ReadonlyMap<string, Counted>;

/** What has counted so far. Whoever stores what they reckon from it asks `claimCounters` instead. */
export async function readCounters(reader: Reader, key: AccountKey, places: readonly CounterPlace[]): Promise<StoredCounters> {
  if (places.length === 0) return new Map();
  const rows = await reader
    .select()
    .from(rateCounter)
    .where(and(ofAccount(rateCounter, key), or(...places.map(isPlace))));
  return new Map(rows.map((row) => [placeName(fromDbPlace(row)), countedOf(row)]));
}

/**
 * As `readCounters`, for whoever stores what becomes of them: nobody else of the account counts until the transaction ends, in the pool or by
 * counters of a subscription alone. For a correction in a pool prices usage of other subscriptions anew, which it does not hold, and stores
 * their own counters with it: what one of them counted meanwhile would be lost.
 */
export async function claimCounters(reader: Reader, key: AccountKey, places: readonly CounterPlace[]): Promise<StoredCounters> {
  if (places.length > 0) await lockPool(reader, key);
  return readCounters(reader, key, places);
}

/** Taken last, after subscription, wallet, UDR and queue: the row may not exist yet, so it is not a row that is held. */
export async function lockPool(reader: Reader, { accountId }: AccountKey): Promise<void> {
  await reader.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pool:${accountId}`}, 0))`);
}

/** Stores what has counted, in a fixed order. */
export async function storeCounters(tx: Tx, { shard, accountId }: AccountKey, values: readonly CounterValue[]): Promise<void> {
  if (values.length === 0) return;
  const rows = values.map(({ counted, ...place }) => ({ shard, accountId, ...place, ...counted }));
  await tx
    .insert(rateCounter)
    .values(rows.sort((left, right) => (placeName(left) < placeName(right) ? -1 : 1)))
    .onConflictDoUpdate({
      target: [rateCounter.shard, rateCounter.accountId, rateCounter.ownerKind, rateCounter.ownerId, rateCounter.cycle, rateCounter.name],
      set: {
        quantity: sql`excluded.quantity`,
        udrs: sql`excluded.udrs`,
        beyondFree: sql`excluded.beyond_free`,
        paying: sql`excluded.paying`,
      },
    });
}

/** Of some owners of an account, newest cycle first: what a person may look at. */
export async function listCounters(reader: Reader, key: AccountKey, limit: number): Promise<readonly CounterValue[]> {
  const rows = await reader
    .select()
    .from(rateCounter)
    .where(and(ofAccount(rateCounter, key), sql`${rateCounter.udrs} > 0`))
    .orderBy(sql`${rateCounter.cycle} desc`, asc(rateCounter.ownerKind), asc(rateCounter.ownerId), asc(rateCounter.name))
    .limit(limit);
  return rows.map(fromDbCounter);
}

export function fromDbCounter(row: Row): CounterValue {
  return { ...fromDbPlace(row), counted: countedOf(row) };
}

type Row = typeof rateCounter.$inferSelect;

function fromDbPlace({ ownerKind, ownerId, cycle, name }: Pick<Row, "ownerKind" | "ownerId" | "cycle" | "name">): CounterPlace {
  return { ownerKind: oneOf(["subscription", "agreement"], ownerKind, "rate_counter.owner_kind"), ownerId, cycle, name };
}

function countedOf({ quantity, udrs, beyondFree, paying }: Row): Counted {
  return { quantity, udrs, beyondFree, paying };
}

function isPlace({ ownerKind, ownerId, cycle, name }: CounterPlace) {
  return and(
    eq(rateCounter.ownerKind, ownerKind),
    eq(rateCounter.ownerId, ownerId),
    eq(rateCounter.cycle, cycle),
    eq(rateCounter.name, name),
  );
}
