import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { fromDbUdr } from "../mapping/udrs.ts";
import { ratingQueue } from "../schema/rbi.ts";
import { udr, udrPersonal } from "../schema/udr.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

/** The next account after this one whose usage waits to be rated, in a fixed order; null after the last. */
export async function nextWaitingAccount(reader: Reader, after: AccountKey | null): Promise<AccountKey | null> {
  const { shard, accountId } = ratingQueue;
  const rows = await reader
    .select({ shard, accountId })
    .from(ratingQueue)
    .where(after === null ? undefined : sql`(${shard}, ${accountId}) > (${after.shard}::smallint, ${after.accountId}::bigint)`)
    .orderBy(asc(shard), asc(accountId))
    .limit(1);
  return rows[0] ?? null;
}

export type WaitingUdr = { readonly udrId: number; readonly subscriptionId: number };

/** What waits of an account in the order in which it was used: what counts together is priced in that order. Nothing is held yet. */
export async function listWaitingUdrs(reader: Reader, key: AccountKey, limit: number): Promise<readonly WaitingUdr[]> {
  return reader
    .select({ udrId: ratingQueue.udrId, subscriptionId: ratingQueue.subscriptionId })
    .from(ratingQueue)
    .innerJoin(udr, and(ofAccount(udr, key), eq(udr.udrId, ratingQueue.udrId)))
    .where(ofAccount(ratingQueue, key))
    .orderBy(asc(udr.usedFrom), asc(udr.udrId))
    .limit(limit);
}

export type HeldUdr = Pick<Udr, "udrId" | "subscriptionId" | "usedFrom"> & {
  /** All of it. One that cannot be read throws here, and the others do not suffer for it. */
  readonly read: () => Udr;
};

/** As `lockUdr`, for many of one account: by number, so that two who want the same never wait for each other. */
export async function lockUdrs(tx: Tx, key: AccountKey, udrIds: readonly number[]): Promise<readonly HeldUdr[]> {
  const rows = await tx
    .select()
    .from(udr)
    .where(and(ofAccount(udr, key), inArray(udr.udrId, [...udrIds])))
    .orderBy(asc(udr.udrId))
    .for("update");
  return rows.map((row) => ({ udrId: row.udrId, subscriptionId: row.subscriptionId, usedFrom: row.usedFrom, read: () => fromDbUdr(row) }));
}

/** Takes them out of the queue, and says which were still there: whoever takes a row rates it. */
export async function claimWaitingUdrs(tx: Tx, key: AccountKey, udrIds: readonly number[]): Promise<ReadonlySet<number>> {
  const claimed = await tx
    .delete(ratingQueue)
    .where(and(ofAccount(ratingQueue, key), inArray(ratingQueue.udrId, [...udrIds])))
    .returning({ udrId: ratingQueue.udrId });
  return new Set(claimed.map(({ udrId }) => udrId));
}

/** The personal metadata of those that have any. */
export async function findPersonalOfUdrs(
  reader: Reader,
  key: AccountKey,
  udrIds: readonly number[],
): Promise<ReadonlyMap<number, Readonly<Record<string, string>>>> {
  const rows = await reader
    .select({ udrId: udrPersonal.udrId, metadata: udrPersonal.metadata })
    .from(udrPersonal)
    .where(and(ofAccount(udrPersonal, key), inArray(udrPersonal.udrId, [...udrIds])));
  return new Map(rows.map(({ udrId, metadata }) => [udrId, metadata]));
}
