import { and, eq, sql } from "drizzle-orm";
import { type Micros, micros } from "#lib/kernel/money.ts";
import { accountNumber } from "../schema/account.ts";
import { billingQueue } from "../schema/rbi.ts";
import type { Reader } from "../tx.ts";

export type AccountKey = { readonly shard: number; readonly accountId: number };

/** Where the account with that number lives. */
export async function findAccountKey(reader: Reader, number: string): Promise<AccountKey | null> {
  const rows = await reader
    .select({ shard: accountNumber.shard, accountId: accountNumber.accountId })
    .from(accountNumber)
    .where(eq(accountNumber.number, number));
  return rows[0] ?? null;
}

/** Everything of an account that waits for a bill, reversals included: beside the ledger's receivable, what it comes to owe. */
export async function unbilledGross(reader: Reader, { shard, accountId }: AccountKey): Promise<Micros> {
  const rows = await reader
    .select({ gross: sql<string>`coalesce(sum(${billingQueue.gross}), 0)::text` })
    .from(billingQueue)
    .where(and(eq(billingQueue.shard, shard), eq(billingQueue.accountId, accountId)));
  return micros(rows[0]?.gross ?? "0");
}
