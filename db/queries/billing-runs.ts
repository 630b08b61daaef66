import { and, asc, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { IssuedBillView } from "#lib/domain/billing/billing-view.ts";
import { fromDbBillingRun, fromDbIssuedBill, type RunRecord } from "../mapping/billing-runs.ts";
import { account, accountNumber, subscription } from "../schema/account.ts";
import { bill, billLine } from "../schema/bill.ts";
import { billingChunk, billingRun } from "../schema/billing-run.ts";
import type { Reader } from "../tx.ts";
import type { AccountKey } from "./account-position.ts";

/** Newest first, below the given run. */
export async function listBillingRuns(
  reader: Reader,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly RunRecord[]> {
  const rows = await selectRuns(reader, before === null ? undefined : lt(billingRun.billingRunId, before))
    .orderBy(desc(billingRun.billingRunId))
    .limit(limit);
  return rows.map(fromDbBillingRun);
}

export async function findBillingRun(reader: Reader, billingRunId: number): Promise<RunRecord | null> {
  const rows = await selectRuns(reader, eq(billingRun.billingRunId, billingRunId));
  return rows[0] ? fromDbBillingRun(rows[0]) : null;
}

/** The bills that a run made for one account. */
export async function listBillsOfRun(
  reader: Reader,
  { shard, accountId }: AccountKey,
  billingRunId: number,
): Promise<readonly IssuedBillView[]> {
  const rows = await reader
    .select({ bill, subscriptionNumber: subscription.number, items: sql<number>`coalesce(sum(${billLine.items}), 0)::int` })
    .from(bill)
    .leftJoin(
      subscription,
      and(
        eq(subscription.shard, bill.shard),
        eq(subscription.accountId, bill.accountId),
        eq(subscription.subscriptionId, bill.subscriptionId),
      ),
    )
    .leftJoin(billLine, and(eq(billLine.shard, bill.shard), eq(billLine.accountId, bill.accountId), eq(billLine.billId, bill.billId)))
    .where(and(eq(bill.shard, shard), eq(bill.accountId, accountId), eq(bill.billingRunId, billingRunId)))
    .groupBy(bill.shard, bill.accountId, bill.billId, subscription.number)
    .orderBy(asc(bill.billId));
  return rows.map(fromDbIssuedBill);
}

function selectRuns(reader: Reader, where: SQL | undefined) {
  const counted = reader
    .select({
      bills: sql<number>`coalesce(sum(${billingChunk.bills}), 0)::int`.as("bill_count"),
      items: sql<number>`coalesce(sum(${billingChunk.billed}), 0)::int`.as("item_count"),
      parked: sql<number>`coalesce(sum(${billingChunk.parked}), 0)::int`.as("parked_count"),
    })
    .from(billingChunk)
    .where(eq(billingChunk.billingRunId, billingRun.billingRunId))
    .as("counted");
  const billed = reader
    .select({
      total: sql<string | null>`sum(${bill.total})::text`.as("billed_total"),
      currency: sql<string | null>`min(${bill.currency})`.as("billed_currency"),
    })
    .from(bill)
    .where(
      and(eq(bill.shard, accountNumber.shard), eq(bill.accountId, accountNumber.accountId), eq(bill.billingRunId, billingRun.billingRunId)),
    )
    .as("billed");
  return reader
    .select({
      run: billingRun,
      shard: accountNumber.shard,
      accountId: accountNumber.accountId,
      accountName: account.name,
      bills: counted.bills,
      items: counted.items,
      parked: counted.parked,
      total: billed.total,
      currency: billed.currency,
    })
    .from(billingRun)
    .leftJoin(accountNumber, eq(accountNumber.number, billingRun.accountNumber))
    .leftJoin(account, and(eq(account.shard, accountNumber.shard), eq(account.accountId, accountNumber.accountId)))
    .leftJoinLateral(counted, sql`true`)
    .leftJoinLateral(billed, sql`true`)
    .where(where)
    .$dynamic();
}
