import type { Rbi, RbiState } from "#lib/domain/billing/rbi.ts";
import { fault, present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import type { Explanation } from "#lib/rating/explanation.ts";
import { type StoredExplanation, upgradeExplanation } from "#lib/rating/upgrade-explanation.ts";
import type { rbi } from "../schema/rbi.ts";
import { oneOf } from "./from-db.ts";

export type RbiRow = typeof rbi.$inferSelect;

/** Where an RBI was found beside its own row: in the queue, on a bill by a settlement, or neither. */
export type RbiWhereabouts = { readonly isQueued: boolean; readonly settledBillId: number | null };

/** The state is derived, never stored: see `schema/rbi.ts`. */
export function fromDbRbi(row: RbiRow, { isQueued, settledBillId }: RbiWhereabouts): Rbi {
  const billId = row.billId ?? settledBillId;
  const kind = oneOf(["charge", "reversal"], row.kind, "rbi.kind");
  const shared = {
    rbiId: row.rbiId,
    subscriptionId: row.subscriptionId,
    udrId: row.udrId,
    udrRevision: row.udrRevision,
    seq: present(row.seq, `the place of RBI ${row.rbiId} in its chain`),
    directive: oneOf(["toBeBilled", "toBeCredited"], row.directive, "rbi.directive"),
    productId: row.productId,
    quantity: row.quantity,
    gross: row.gross,
    net: row.net,
    tax: row.tax,
    currency: currency(row.currency),
    taxPercent: row.taxPercent,
    taxInclusive: row.taxInclusive,
    pricePlanVersionId: row.pricePlanVersionId,
    ratingInstant: row.ratingInstant,
    explanation: fromDbExplanation(row),
    ratedAt: row.ratedAt,
    billId,
    walletId: row.walletId,
    walletSeq: row.walletSeq,
    state: rbiStateOf({ isBilled: billId !== null || row.walletSeq !== null, isQueued }),
  };
  if (kind === "charge") return { ...shared, kind, reversesId: null };
  return { ...shared, kind, reversesId: row.reversesId ?? fault(`reversal ${row.rbiId} reverses nothing`) };
}

/** Written by the engine, in the form of its day; the database keeps it as it was. */
export function fromDbExplanation({ explanation }: Pick<RbiRow, "explanation">): Explanation {
  return upgradeExplanation(explanation as StoredExplanation);
}

export function rbiStateOf({ isBilled, isQueued }: { isBilled: boolean; isQueued: boolean }): RbiState {
  if (isBilled) return "billed";
  return isQueued ? "notBilled" : "cancelled";
}
