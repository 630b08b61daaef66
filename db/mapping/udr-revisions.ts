import type { FormerValues, Udr } from "#lib/domain/udr/udr.ts";
import { fault } from "#lib/kernel/assert.ts";
import { decimal, decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { type Instant, instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";

/** As stored: plain JSON, exact numbers as text. */
type FormerJson = Omit<
  FormerValues,
  "quantity" | "usedFrom" | "usedTo" | "billingEffectiveAt" | "importedGross" | "importedTax" | "adHocDiscounts"
> & {
  readonly quantity: string;
  readonly usedFrom: string;
  readonly usedTo: string | null;
  readonly billingEffectiveAt: string;
  readonly importedGross: string | null;
  readonly importedTax: string | null;
  /** Revisions of before agents could give any have none. */
  readonly adHocDiscounts?: FormerValues["adHocDiscounts"];
};

/** Personal metadata is not among them: revisions are never emptied. */
export function toDbFormer(udr: Udr): FormerJson {
  return {
    state: udr.state,
    directive: udr.directive,
    udrTypeId: udr.udrTypeId,
    productId: udr.productId,
    sourceId: udr.sourceId,
    quantity: decimalToString(normalise(udr.quantity)),
    usedFrom: instantToString(udr.usedFrom),
    usedTo: udr.usedTo === null ? null : instantToString(udr.usedTo),
    billingEffectiveAt: instantToString(udr.billingEffectiveAt),
    metadata: udr.metadata,
    adHocDiscounts: udr.adHocDiscounts,
    importedGross: udr.importedGross === null ? null : microsToString(udr.importedGross),
    importedTax: udr.importedTax === null ? null : microsToString(udr.importedTax),
  };
}

export function fromDbFormer(stored: unknown): FormerValues {
  // Written by `toDbFormer` only, and never updated.
  const former = stored as FormerJson;
  return {
    ...former,
    adHocDiscounts: former.adHocDiscounts ?? [],
    quantity: decimal(former.quantity),
    usedFrom: instantOf(former.usedFrom),
    usedTo: former.usedTo === null ? null : instantOf(former.usedTo),
    billingEffectiveAt: instantOf(former.billingEffectiveAt),
    importedGross: former.importedGross === null ? null : micros(former.importedGross),
    importedTax: former.importedTax === null ? null : micros(former.importedTax),
  };
}

function instantOf(text: string): Instant {
  return parseInstant(text) ?? fault(`not an instant: ${text}`);
}
