import { insertWaitingUdr } from "#db/queries/rating-queue.ts";
import type { Tx } from "#db/tx.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { askForRating } from "./ask-for-rating.ts";

/** A UDR that was never rated waits for it again, with its new values. */
export async function putBackToRating(tx: Tx, { shard, accountId, udrId, subscriptionId, billingEffectiveAt }: Udr): Promise<void> {
  await insertWaitingUdr(tx, { shard, accountId, udrId, subscriptionId, billingEffectiveAt });
  await askForRating(tx);
}
