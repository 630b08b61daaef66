import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";

/** What is to be priced: the facts of one UDR, with what its product says at the rating instant. */
export type Usage = {
  readonly productCode: string;
  readonly productTypeCode: string;
  readonly productFamilyCode: string | null;
  /** 10 means 10 %. */
  readonly taxPercent: Decimal;
  readonly quantity: Decimal;
  /** The instant whose local time decides the time models. */
  readonly from: Instant;
  readonly to: Instant | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly directive: BillingDirective;
  /** Of the account; standard when absent. */
  readonly taxClass?: TaxClass;
};

export type BillingDirective = "toBeBilled" | "toBeCredited" | "notToBeBilled";

/** Exempt and reverse charge are taxed at 0 %; the amount as priced stays what it is. */
export type TaxClass = "standard" | "exempt" | "reverseCharge";
