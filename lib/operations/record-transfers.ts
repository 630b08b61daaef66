import { nextIds } from "#db/ids.ts";
import { insertTransfers } from "#db/queries/ledger.ts";
import type { Tx } from "#db/tx.ts";
import type { Transfer } from "#lib/domain/billing/decide-transfers.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Context } from "./context.ts";

export type TransfersToRecord = {
  readonly transfers: readonly Transfer[];
  readonly shard: number;
  readonly accountId: number;
  readonly currency: string;
  readonly billId: number | null;
  readonly walletId: number | null;
  readonly walletSeq: number | null;
};

/** Numbers and stores ledger transfers of one bill or one wallet transaction. */
export async function recordTransfers(tx: Tx, context: Context, { transfers, ...cause }: TransfersToRecord): Promise<void> {
  const ids = await nextIds(context.database, "transfer", transfers.length);
  const { shard, accountId, currency, billId, walletId, walletSeq } = cause;
  const rows = transfers.map((transfer, index) => ({
    ...transfer,
    transferId: present(ids[index], "a transfer id"),
    shard,
    accountId,
    currency,
    billId,
    walletId,
    walletSeq,
    postedAt: context.now,
  }));
  await insertTransfers(tx, rows);
}
