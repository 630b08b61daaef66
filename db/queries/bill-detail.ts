import { and, asc, eq, gt, or, sql } from "drizzle-orm";
import type { BillDetail, BillItemView, BillLineView, BillTaxView } from "#lib/domain/billing/billing-view.ts";
import { fromDbBillHeader, fromDbBillItem, fromDbBillLine, fromDbBillTax } from "../mapping/bill-details.ts";
import { account, subscription } from "../schema/account.ts";
import { bill, billLine, billNumber, billTax } from "../schema/bill.ts";
import { product, productTypeUdrType } from "../schema/product.ts";
import { rbi, settlement } from "../schema/rbi.ts";
import { installation } from "../schema/system.ts";
import { udr } from "../schema/udr.ts";
import { udrType, unitOfMeasurement } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";

export type BillKey = { readonly shard: number; readonly accountId: number; readonly billId: number };

export async function findBillKey(reader: Reader, number: string): Promise<BillKey | null> {
  const rows = await reader
    .select({ shard: billNumber.shard, accountId: billNumber.accountId, billId: billNumber.billId })
    .from(billNumber)
    .where(eq(billNumber.number, number));
  return rows[0] ?? null;
}

/** The bill as posted, without its items. */
export async function findBill(reader: Reader, key: BillKey): Promise<Omit<BillDetail, "lines" | "taxes" | "untaxed" | "items"> | null> {
  const rows = await reader
    .select({
      bill,
      accountNumber: account.number,
      accountName: account.name,
      subscriptionNumber: subscription.number,
      issuer: installation.name,
    })
    .from(bill)
    .innerJoin(account, and(eq(account.shard, bill.shard), eq(account.accountId, bill.accountId)))
    .innerJoin(installation, sql`true`)
    .leftJoin(
      subscription,
      and(
        eq(subscription.shard, bill.shard),
        eq(subscription.accountId, bill.accountId),
        eq(subscription.subscriptionId, bill.subscriptionId),
      ),
    )
    .where(and(eq(bill.shard, key.shard), eq(bill.accountId, key.accountId), eq(bill.billId, key.billId)));
  return rows[0] ? fromDbBillHeader(rows[0]) : null;
}

export async function listBillLines(reader: Reader, key: BillKey, currency: string): Promise<readonly BillLineView[]> {
  const rows = await reader
    .select({
      line: billLine,
      productCode: product.code,
      productName: product.name,
      subscriptionNumber: subscription.number,
      unit: unitOfMeasurement.code,
    })
    .from(billLine)
    .innerJoin(product, eq(product.productId, billLine.productId))
    .innerJoin(
      subscription,
      and(
        eq(subscription.shard, billLine.shard),
        eq(subscription.accountId, billLine.accountId),
        eq(subscription.subscriptionId, billLine.subscriptionId),
      ),
    )
    .leftJoin(productTypeUdrType, and(eq(productTypeUdrType.productTypeId, product.productTypeId), eq(productTypeUdrType.isDefault, true)))
    .leftJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .leftJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .where(and(eq(billLine.shard, key.shard), eq(billLine.accountId, key.accountId), eq(billLine.billId, key.billId)))
    .orderBy(asc(billLine.line));
  return rows.map((row) => fromDbBillLine(row, currency));
}

export async function listBillTaxes(reader: Reader, key: BillKey, currency: string): Promise<readonly BillTaxView[]> {
  const rows = await reader
    .select()
    .from(billTax)
    .where(and(eq(billTax.shard, key.shard), eq(billTax.accountId, key.accountId), eq(billTax.billId, key.billId)))
    .orderBy(asc(billTax.taxPercent));
  return rows.map((row) => fromDbBillTax(row, currency));
}

/** The RBIs on a bill in the order of their numbers, above `after`: settled by it, or born with it. */
export async function listBillItems(
  reader: Reader,
  key: BillKey,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<readonly BillItemView[]> {
  const rows = await reader
    .select({ rbi, usedFrom: udr.usedFrom, productCode: product.code, productName: product.name, unit: unitOfMeasurement.code })
    .from(rbi)
    .leftJoin(settlement, and(eq(settlement.shard, rbi.shard), eq(settlement.accountId, rbi.accountId), eq(settlement.rbiId, rbi.rbiId)))
    .innerJoin(udr, and(eq(udr.shard, rbi.shard), eq(udr.accountId, rbi.accountId), eq(udr.udrId, rbi.udrId)))
    .innerJoin(product, eq(product.productId, rbi.productId))
    .innerJoin(udrType, eq(udrType.udrTypeId, udr.udrTypeId))
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .where(
      and(
        eq(rbi.shard, key.shard),
        eq(rbi.accountId, key.accountId),
        or(eq(settlement.billId, key.billId), eq(rbi.billId, key.billId)),
        after === null ? undefined : gt(rbi.rbiId, after),
      ),
    )
    .orderBy(asc(rbi.rbiId))
    .limit(limit);
  return rows.map(fromDbBillItem);
}
