import { and, asc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import type { CorrectionView } from "#lib/domain/udr/udr-view.ts";
import { currency, minorDigits } from "#lib/kernel/currency.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { fromDbCorrectionWords } from "../mapping/counting-rbis.ts";
import { subscription } from "../schema/account.ts";
import { bill } from "../schema/bill.ts";
import { product } from "../schema/product.ts";
import { billingQueue, rbi, settlement } from "../schema/rbi.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

/** What changes of a UDR made other usage cost more or less, oldest first. */
export async function listCorrectionsBy(reader: Reader, { shard, accountId, udrId }: UdrKey): Promise<readonly CorrectionView[]> {
  return listCorrections(reader, { shard, accountId }, eq(rbi.udrId, udrId));
}

export type CorrectedUsage = {
  readonly udrId: number;
  readonly subscriptionId: number;
  readonly productId: number;
  /** The counters by which it counts. */
  readonly groups: readonly string[];
};

/** What a UDR's product came to cost more or less, together with the other usage of its group, since others changed; oldest first. */
export async function listCorrectionsFor(
  reader: Reader,
  key: AccountKey,
  { udrId, subscriptionId, productId, groups }: CorrectedUsage,
): Promise<readonly CorrectionView[]> {
  if (groups.length === 0) return [];
  const isOfUsage = and(eq(rbi.subscriptionId, subscriptionId), eq(rbi.productId, productId), inArray(rbi.correctedGroup, [...groups]));
  return listCorrections(reader, key, and(isOfUsage, ne(rbi.udrId, udrId)));
}

async function listCorrections(reader: Reader, key: AccountKey, which: SQL | undefined): Promise<readonly CorrectionView[]> {
  const rows = await reader
    .select({ rbi, productName: product.name, subscriptionNumber: subscription.number, queuedId: billingQueue.rbiId, bill: bill.number })
    .from(rbi)
    .innerJoin(product, eq(product.productId, rbi.productId))
    .innerJoin(
      subscription,
      and(
        eq(subscription.shard, rbi.shard),
        eq(subscription.accountId, rbi.accountId),
        eq(subscription.subscriptionId, rbi.subscriptionId),
      ),
    )
    .leftJoin(
      billingQueue,
      and(eq(billingQueue.shard, rbi.shard), eq(billingQueue.accountId, rbi.accountId), eq(billingQueue.rbiId, rbi.rbiId)),
    )
    .leftJoin(settlement, and(eq(settlement.shard, rbi.shard), eq(settlement.accountId, rbi.accountId), eq(settlement.rbiId, rbi.rbiId)))
    .leftJoin(
      bill,
      and(
        eq(bill.shard, rbi.shard),
        eq(bill.accountId, rbi.accountId),
        eq(bill.billId, sql`coalesce(${rbi.billId}, ${settlement.billId})`),
      ),
    )
    .where(and(ofAccount(rbi, key), which, eq(rbi.kind, "correction")))
    .orderBy(asc(rbi.rbiId));
  return rows.map(({ rbi: row, queuedId, productName, ...found }) => ({
    ...found,
    rbiId: row.rbiId,
    causeUdrId: row.udrId,
    corrects: fromDbCorrectionWords(row, productName),
    state: queuedId === null ? "billed" : "notBilled",
    revision: row.udrRevision,
    gross: microsToString(row.gross, minorDigits(currency(row.currency))),
    ratedAt: instantToString(row.ratedAt),
    walletTransaction: row.walletSeq,
  }));
}
