import { loadRateNames } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import type { GivenDiscount } from "#lib/domain/discount/given-discount.ts";
import { eachInWords } from "#lib/domain/discount/given-discount-words.ts";
import type { ApprovedPrice } from "#lib/domain/ordering/order-view.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { explainInWords } from "#lib/rating/words/explain-in-words.ts";
import type { PlannedOrder } from "./plan-order.ts";

type Ordered = Pick<PlannedOrder, "rated" | "udrType">;

export function discountsInWords({ rated, udrType }: Ordered, discounts: readonly GivenDiscount[]): readonly string[] {
  return eachInWords(discounts, { currency: rated.currency, unit: udrType.unit });
}

/** What the order would cost with everything that was asked for; null where nothing of it waits for an approval. */
export async function approvedPrice(tx: Tx, planned: Ordered & Pick<PlannedOrder, "withApproval">): Promise<ApprovedPrice | null> {
  const { withApproval, udrType } = planned;
  if (withApproval === null) return null;
  const { rated, discounts } = withApproval;
  return {
    discounts: discountsInWords(planned, discounts),
    gross: microsToString(rated.gross, minorDigits(rated.currency)),
    headline: explainInWords(rated.explanation, { names: await loadRateNames(tx), unit: udrType.unit }).headline,
  };
}
