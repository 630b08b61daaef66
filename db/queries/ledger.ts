import { and, eq, sql } from "drizzle-orm";
import type { LedgerAccount } from "#lib/domain/billing/decide-transfers.ts";
import { type Micros, micros } from "#lib/kernel/money.ts";
import { ledgerTransfer } from "../schema/ledger.ts";
import type { Reader, Tx } from "../tx.ts";

export type NewTransfer = Omit<typeof ledgerTransfer.$inferInsert, "createdAt">;

export async function insertTransfers(tx: Tx, rows: readonly NewTransfer[]): Promise<void> {
  if (rows.length > 0) await tx.insert(ledgerTransfer).values([...rows]);
}

/** Debits less credits of one ledger account of a customer: what the customer owes, for `receivable`. Always derived. */
export async function ledgerBalance(
  reader: Reader,
  { shard, accountId }: { shard: number; accountId: number },
  ledgerAccount: LedgerAccount,
): Promise<Micros> {
  const rows = await reader
    .select({
      balance: sql<string>`coalesce(sum(case when ${ledgerTransfer.debit} = ${ledgerAccount} then ${ledgerTransfer.amount} else 0 end)
        - sum(case when ${ledgerTransfer.credit} = ${ledgerAccount} then ${ledgerTransfer.amount} else 0 end), 0)::text`,
    })
    .from(ledgerTransfer)
    .where(and(eq(ledgerTransfer.shard, shard), eq(ledgerTransfer.accountId, accountId)));
  return micros(rows[0]?.balance ?? "0");
}
