import { insertQueueRows } from "#db/queries/billing-queue.ts";
import { findUdrNames } from "#db/queries/udr-names.ts";
import type { Tx } from "#db/tx.ts";
import { eachInWords } from "#lib/domain/discount/given-discount-words.ts";
import type { Actor } from "#lib/domain/people/actor.ts";
import { present } from "#lib/kernel/assert.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Context } from "./context.ts";
import { openDiscountRequest } from "./open-discount-request.ts";
import type { PlannedChange } from "./plan-udr-change.ts";
import { putBackToRating } from "./put-back-to-rating.ts";
import { withdrawRepeatedRequest } from "./withdraw-open-request.ts";

type Reason = { readonly reasonCodeId: number; readonly label: string; readonly text: string | null };

/** A planned change that its agent has agreed to, and why. */
export type Writing = {
  readonly plan: PlannedChange;
  readonly reason: Reason;
  /** Of a credit above the actor's limit: who else agreed, and to which request. */
  readonly approval?: { readonly by: Actor; readonly requestId: number };
};

export function reasonInWords({ label, text }: Pick<Reason, "label" | "text">): string {
  return text === null ? label : `${label}: ${text}`;
}

/** Asks a second person about the discounts of an Adjust that are more than its agent gives alone, about the UDR as it is after it. */
export async function askWithAdjust(tx: Tx, context: Context, { plan, reason }: Writing): Promise<number> {
  const asking = present(plan.asking, "what is asked for");
  const { udr } = plan.after;
  await withdrawRepeatedRequest(tx, context, udr);
  const gross = asking.rated && microsToString(asking.rated.gross, minorDigits(udr.currency));
  const { unitName: unit } = await findUdrNames(tx, udr);
  return openDiscountRequest(tx, context, {
    udr,
    discounts: asking.discounts,
    price: { discounts: eachInWords(asking.discounts, { currency: udr.currency, unit }), gross, currency: udr.currency },
    note: reasonInWords(reason),
  });
}

/** Where nothing is written, what was taken out of the queues to decide on it goes back to where it waited. */
export async function putBack(tx: Tx, { before: { udr }, chain: { live }, isWaitingForRun, subscriber }: PlannedChange): Promise<void> {
  if (isWaitingForRun) await putBackToRating(tx, udr);
  if (live?.state !== "notBilled") return;
  const { shard, accountId, udrId, billingEffectiveAt } = udr;
  const { rbiId, kind, gross } = live;
  await insertQueueRows(tx, [
    { shard, accountId, rbiId, subscriptionId: subscriber.subscriptionId, udrId, kind, gross, billingEffectiveAt },
  ]);
}
