import type { Udr } from "#lib/domain/udr/udr.ts";
import type { RatingState, UdrRow } from "#lib/domain/udr/udr-view.ts";
import { minorDigits } from "#lib/kernel/currency.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import type { UdrRow as UdrTableRow } from "./udrs.ts";
import { fromDbUdr } from "./udrs.ts";

type JoinedRow = {
  readonly udr: UdrTableRow;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly subscriptionNumber: string;
  readonly productCode: string;
  readonly productName: string;
  readonly udrTypeCode: string;
  readonly udrTypeName: string;
  readonly unit: string;
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly productTypeCode: string;
  readonly productTypeName: string;
  readonly productFamilyCode: string | null;
  readonly productFamilyName: string | null;
  readonly reference: string | null;
  readonly isDisputed: boolean;
  readonly lastKind: string | null;
  readonly lastGross: Micros | null;
};

/** A UDR with the names around it, as the summary page shows it. */
export type UdrRowRecord = { readonly udr: Udr; readonly row: UdrRow };

export function fromDbUdrRow(joined: JoinedRow): UdrRowRecord {
  const udr = fromDbUdr(joined.udr);
  const live = joined.lastKind === "charge" ? joined.lastGross : null;
  const row: UdrRow = {
    udrId: udr.udrId,
    accountNumber: joined.accountNumber,
    accountName: joined.accountName,
    subscriptionNumber: joined.subscriptionNumber,
    revision: udr.revision,
    reference: joined.reference,
    batch: joined.udr.importId,
    product: { code: joined.productCode, name: joined.productName },
    productType: { code: joined.productTypeCode, name: joined.productTypeName },
    productFamily: familyOf(joined),
    udrType: { code: joined.udrTypeCode, name: joined.udrTypeName },
    quantity: decimalToString(normalise(udr.quantity)),
    unit: joined.unit,
    from: instantToString(udr.usedFrom),
    to: udr.usedTo === null ? null : instantToString(udr.usedTo),
    billingEffectiveAt: instantToString(udr.billingEffectiveAt),
    metadata: udr.metadata,
    source: { code: joined.sourceCode, name: joined.sourceName },
    directive: udr.directive,
    state: udr.state,
    isDisputed: joined.isDisputed,
    ratingState: ratingStateOf(udr, live !== null),
    gross: live === null ? null : microsToString(live, minorDigits(udr.currency)),
    currency: udr.currency,
  };
  return { udr, row };
}

function familyOf({ productFamilyCode: code, productFamilyName: name }: JoinedRow): UdrRow["productFamily"] {
  return code === null || name === null ? null : { code, name };
}

function ratingStateOf({ state, directive }: Udr, isCharged: boolean): RatingState {
  if (isCharged) return "completed";
  return state === "posted" && directive !== "notToBeBilled" ? "pending" : "none";
}
