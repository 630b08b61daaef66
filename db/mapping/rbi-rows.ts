import { RBI_KINDS } from "#lib/domain/billing/rbi.ts";
import type { RbiListRow } from "#lib/domain/rbi/rbi-list-view.ts";
import { DIRECTIVES } from "#lib/domain/udr/udr.ts";
import { currency, minorDigits } from "#lib/kernel/currency.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { fromDbCorrectionWords } from "./counting-rbis.ts";
import { oneOf } from "./from-db.ts";
import { type RbiRow, rbiStateOf } from "./rbis.ts";

export type JoinedRbi = {
  readonly rbi: RbiRow;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly subscription: string;
  readonly productCode: string;
  readonly productName: string;
  readonly directive: string;
  readonly origin: string;
  readonly effectiveAt: Instant;
  readonly queuedId: number | null;
  readonly bill: string | null;
  readonly reversedBy: number | null;
};

/** With its own row, for those who ask for more than a line shows. */
export type RbiRowRecord = { readonly rbi: RbiRow; readonly row: RbiListRow };

export function fromDbRbiRow(joined: JoinedRbi): RbiRowRecord {
  const { rbi, accountNumber, accountName, subscription, productCode, productName, bill, queuedId, reversedBy } = joined;
  const unit = currency(rbi.currency);
  const kind = oneOf(RBI_KINDS, rbi.kind, "rbi.kind");
  const row: RbiListRow = {
    rbiId: rbi.rbiId,
    account: { number: accountNumber, name: accountName },
    subscription,
    udrId: rbi.udrId,
    kind,
    classification: joined.origin === "fee" ? "subscription" : "usage",
    product: { code: productCode, name: productName },
    corrects: kind === "correction" ? fromDbCorrectionWords(rbi, productName) : null,
    state: rbiStateOf({ isBilled: bill !== null || rbi.walletSeq !== null, isQueued: queuedId !== null }),
    directive: oneOf(DIRECTIVES, joined.directive, "udr.directive"),
    gross: microsToString(rbi.gross, minorDigits(unit)),
    net: microsToString(rbi.net, minorDigits(unit)),
    tax: microsToString(rbi.tax, minorDigits(unit)),
    currency: unit,
    bill,
    walletTransaction: rbi.walletSeq,
    ratedAt: instantToString(rbi.ratedAt),
    effectiveAt: instantToString(joined.effectiveAt),
    reverses: rbi.reversesId,
    reversedBy,
  };
  return { rbi, row };
}
