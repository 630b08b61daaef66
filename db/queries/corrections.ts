import { and, asc, eq, sql } from "drizzle-orm";
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

/** What changes of a UDR made other usage cost more or less, oldest first. */
export async function listCorrectionsBy(reader: Reader, { shard, accountId, udrId }: UdrKey): Promise<readonly CorrectionView[]> {
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
    .where(and(eq(rbi.shard, shard), eq(rbi.accountId, accountId), eq(rbi.udrId, udrId), eq(rbi.kind, "correction")))
    .orderBy(asc(rbi.rbiId));
  return rows.map(({ rbi: row, queuedId, productName, ...found }) => ({
    ...found,
    rbiId: row.rbiId,
    corrects: fromDbCorrectionWords(row, productName),
    state: queuedId === null ? "billed" : "notBilled",
    revision: row.udrRevision,
    gross: microsToString(row.gross, minorDigits(currency(row.currency))),
    ratedAt: instantToString(row.ratedAt),
    walletTransaction: row.walletSeq,
  }));
}
