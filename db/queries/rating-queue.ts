import { and, eq } from "drizzle-orm";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import { ratingQueue } from "../schema/rbi.ts";
import type { Reader, Tx } from "../tx.ts";

export async function isWaitingForRating(reader: Reader, key: UdrKey): Promise<boolean> {
  const rows = await reader.select({ udrId: ratingQueue.udrId }).from(ratingQueue).where(ofUdr(key));
  return rows.length > 0;
}

/** Takes a UDR out of the queue, or finds that it is not there (rated meanwhile). Waits for a run that holds the row. */
export async function claimWaitingUdr(tx: Tx, key: UdrKey): Promise<boolean> {
  const claimed = await tx.delete(ratingQueue).where(ofUdr(key)).returning({ udrId: ratingQueue.udrId });
  return claimed.length === 1;
}

export async function insertWaitingUdr(tx: Tx, row: Omit<typeof ratingQueue.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(ratingQueue).values(row);
}

function ofUdr({ shard, accountId, udrId }: UdrKey) {
  return and(eq(ratingQueue.shard, shard), eq(ratingQueue.accountId, accountId), eq(ratingQueue.udrId, udrId));
}
