import { bill, billLine, billNumber, billTax } from "../schema/bill.ts";
import { billingChunk, billingRun } from "../schema/billing-run.ts";
import { settlement } from "../schema/rbi.ts";
import type { Tx } from "../tx.ts";

export type NewBill = {
  readonly bill: Omit<typeof bill.$inferInsert, "createdAt">;
  readonly lines: readonly Omit<typeof billLine.$inferInsert, "createdAt">[];
  readonly taxes: readonly Omit<typeof billTax.$inferInsert, "createdAt">[];
  readonly settlements: readonly Omit<typeof settlement.$inferInsert, "createdAt">[];
};

/** The bill with its number in the directory, its lines and taxes, and the RBIs it settles. */
export async function insertBill(tx: Tx, { bill: header, lines, taxes, settlements }: NewBill): Promise<void> {
  const { number, shard, accountId, billId } = header;
  await tx.insert(billNumber).values({ number, shard, accountId, billId });
  await tx.insert(bill).values(header);
  await tx.insert(billLine).values([...lines]);
  await tx.insert(billTax).values([...taxes]);
  await tx.insert(settlement).values([...settlements]);
}

export async function insertBillingRun(
  tx: Tx,
  run: Omit<typeof billingRun.$inferInsert, "createdAt">,
  chunk: Omit<typeof billingChunk.$inferInsert, "createdAt" | "billingRunId">,
): Promise<void> {
  await tx.insert(billingRun).values(run);
  await tx.insert(billingChunk).values({ ...chunk, billingRunId: run.billingRunId });
}
