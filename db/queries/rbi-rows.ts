import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import { fromDbRbiRow, type RbiRowRecord } from "../mapping/rbi-rows.ts";
import { account, subscription } from "../schema/account.ts";
import { bill } from "../schema/bill.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import { product, productType } from "../schema/product.ts";
import { billingQueue, rbi, settlement } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import type { Reader } from "../tx.ts";
import { ofAccount } from "./account-key.ts";

/** By number, newest first: as many as a page has. */
export async function listRbiRows(reader: Reader, rbiIds: readonly number[]): Promise<readonly RbiRowRecord[]> {
  if (rbiIds.length === 0) return [];
  const rows = await selectRbiRows(reader, inArray(rbi.rbiId, [...rbiIds])).orderBy(desc(rbi.ratedAt), desc(rbi.rbiId));
  return rows.map(fromDbRbiRow);
}

/** Everything that was posted for a UDR: its chain in order, then the corrections that it caused. */
export async function listRbiRowsOfUdr(reader: Reader, key: UdrKey): Promise<readonly RbiRowRecord[]> {
  const rows = await selectRbiRows(reader, and(ofAccount(rbi, key), eq(rbi.udrId, key.udrId))).orderBy(asc(rbi.seq), asc(rbi.rbiId));
  return rows.map(fromDbRbiRow);
}

/** Which version priced it. */
export async function findVersionName(reader: Reader, versionId: number) {
  const rows = await reader
    .select({ code: pricePlan.code, name: pricePlan.name, version: pricePlanVersion.version })
    .from(pricePlanVersion)
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanVersion.pricePlanId))
    .where(eq(pricePlanVersion.versionId, versionId));
  return rows[0] ?? null;
}

/** By name. */
export async function listUsageProducts(reader: Reader): Promise<readonly { readonly code: string; readonly name: string }[]> {
  return reader
    .select({ code: product.code, name: product.name })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .where(eq(productType.serviceType, "usage"))
    .orderBy(asc(product.name));
}

const next = alias(rbi, "next");

function selectRbiRows(reader: Reader, where: SQL | undefined) {
  const { shard, accountId, rbiId } = rbi;
  return reader
    .select({
      rbi,
      accountNumber: account.number,
      accountName: account.name,
      subscription: subscription.number,
      productCode: product.code,
      productName: product.name,
      directive: udr.directive,
      origin: udr.origin,
      effectiveAt: udr.billingEffectiveAt,
      queuedId: billingQueue.rbiId,
      bill: bill.number,
      reversedBy: next.rbiId,
    })
    .from(rbi)
    .innerJoin(account, and(eq(account.shard, shard), eq(account.accountId, accountId)))
    .innerJoin(
      subscription,
      and(eq(subscription.shard, shard), eq(subscription.accountId, accountId), eq(subscription.subscriptionId, rbi.subscriptionId)),
    )
    .innerJoin(udr, and(eq(udr.shard, shard), eq(udr.accountId, accountId), eq(udr.udrId, rbi.udrId)))
    .innerJoin(product, eq(product.productId, rbi.productId))
    .leftJoin(billingQueue, and(eq(billingQueue.shard, shard), eq(billingQueue.accountId, accountId), eq(billingQueue.rbiId, rbiId)))
    .leftJoin(settlement, and(eq(settlement.shard, shard), eq(settlement.accountId, accountId), eq(settlement.rbiId, rbiId)))
    .leftJoin(
      bill,
      and(eq(bill.shard, shard), eq(bill.accountId, accountId), eq(bill.billId, sql`coalesce(${rbi.billId}, ${settlement.billId})`)),
    )
    .leftJoin(
      next,
      // The chain says it by the place, which has an index; a charge is reversed by nothing else.
      and(
        eq(next.shard, shard),
        eq(next.accountId, accountId),
        eq(next.udrId, rbi.udrId),
        eq(next.seq, sql`${rbi.seq} + 1`),
        eq(next.reversesId, rbiId),
      ),
    )
    .where(where)
    .$dynamic();
}
