import { countBillable } from "#db/queries/billing-queue.ts";
import { findOpenDispute } from "#db/queries/disputes.ts";
import type { Tx } from "#db/tx.ts";
import { reachedThreshold } from "#lib/domain/billing/billing-threshold.ts";
import { correctionInWords } from "#lib/domain/billing/correction.ts";
import { correctedName } from "#lib/domain/udr/change-in-words.ts";
import type { PreviewEntry } from "#lib/domain/udr/change-preview.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import { staysDisputed } from "./bill-forecast-of.ts";
import type { PlannedChange } from "./plan-udr-change.ts";

/** The entries of a planned change, for who decides about it. */
export function entriesOf({ planned, subscriber, correctedNames }: PlannedChange, isBilledNow: boolean): readonly PreviewEntry[] {
  const money = (amount: Micros) => microsToString(amount, minorDigits(subscriber.currency));
  const places = { queue: isBilledNow ? "billedNow" : "nextBill", cancelled: "cancelsUnbilled", wallet: "wallet" } as const;
  return planned.entries.map(({ content, goes }) => ({
    kind: content.kind,
    gross: money(content.gross),
    net: money(content.net),
    tax: money(content.tax),
    goes: places[goes],
    reverses: content.reversesId,
    corrects: content.kind === "correction" ? correctionInWords({ ...content, product: correctedName(content, correctedNames) }) : null,
  }));
}

/** Whether the re-rating would reach a threshold of the billing terms: the queue as it would be after this change. Disputed usage sets off nothing. */
export async function triggeredBecause(tx: Tx, plan: PlannedChange): Promise<string | null> {
  const { subscriber, planned, chain, before } = plan;
  const charge = planned.entries.find(({ content, goes }) => content.kind === "charge" && goes === "queue");
  if (charge === undefined || (await staysDisputed(tx, plan))) return null;
  const waiting = await countBillable(tx, subscriber);
  // What a dispute holds back was not counted.
  const isCounted = chain.live?.state === "notBilled" && (await findOpenDispute(tx, before.udr)) === null;
  const leaving = isCounted ? chain.live : null;
  const unbilled = {
    udrs: waiting.udrs + 1 - (leaving ? 1 : 0),
    gross: waiting.gross + charge.content.gross - (leaving?.gross ?? 0n),
  };
  return reachedThreshold(unbilled, subscriber.thresholds);
}
