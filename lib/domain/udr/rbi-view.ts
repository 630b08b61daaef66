import { minorDigits } from "#lib/kernel/currency.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Rbi } from "../billing/rbi.ts";
import type { Named, RbiView } from "./udr-view.ts";

export type RbiNames = { readonly products: ReadonlyMap<number, Named>; readonly bills: ReadonlyMap<number, string> };

/** An RBI for the screen. */
export function toRbiView(rbi: Rbi, { products, bills }: RbiNames): RbiView {
  const digits = minorDigits(rbi.currency);
  return {
    rbiId: rbi.rbiId,
    seq: rbi.seq,
    kind: rbi.kind,
    reverses: rbi.reversesId,
    state: rbi.state,
    directive: rbi.directive,
    revision: rbi.udrRevision,
    product: products.get(rbi.productId) ?? { code: String(rbi.productId), name: String(rbi.productId) },
    quantity: decimalToString(normalise(rbi.quantity)),
    gross: microsToString(rbi.gross, digits),
    net: microsToString(rbi.net, digits),
    tax: microsToString(rbi.tax, digits),
    taxPercent: decimalToString(normalise(rbi.taxPercent)),
    ratedAt: instantToString(rbi.ratedAt),
    bill: rbi.billId === null ? null : (bills.get(rbi.billId) ?? null),
    walletTransaction: rbi.walletSeq,
  };
}
