import { assert } from "#lib/kernel/assert.ts";
import type { Rbi, RbiContent } from "./rbi.ts";

/**
 * Seed 002: RBIs "have to be cancelled (by creating an identical RBI of opposite value)". Same UDR, product, quantity,
 * version and explanation; opposite gross, net and tax; next in the chain. A reversal is never reversed.
 */
export function reverseRbi(charge: Rbi, udrRevision: number): RbiContent {
  assert(charge.kind === "charge", `RBI ${charge.rbiId} is a reversal and cannot be reversed`);
  return {
    subscriptionId: charge.subscriptionId,
    udrId: charge.udrId,
    udrRevision,
    seq: charge.seq + 1,
    kind: "reversal",
    reversesId: charge.rbiId,
    directive: charge.directive,
    productId: charge.productId,
    quantity: charge.quantity,
    gross: -charge.gross,
    net: -charge.net,
    tax: -charge.tax,
    currency: charge.currency,
    taxPercent: charge.taxPercent,
    taxInclusive: charge.taxInclusive,
    pricePlanVersionId: charge.pricePlanVersionId,
    ratingInstant: charge.ratingInstant,
    explanation: charge.explanation,
  };
}
