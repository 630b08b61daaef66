import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { AdHocDiscount } from "./discounts/discount.ts";

/** What is to be priced: the facts of one UDR, with what its product and UDR type say at the rating instant. */
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
  /** Of the account, for the conditions of discounts. */
  readonly classification?: string | null;
  readonly adHoc?: readonly AdHocDiscount[];
  readonly udrType?: UsageUdrType | null;
};

/** What pricing needs to know of a UDR type. */
export type UsageUdrType = {
  readonly code: string;
  /** Usage across a boundary is apportioned at these decimals. */
  readonly unitDecimals: number;
  /** Rate by start, or split at the boundaries of time models. A rate may say otherwise. */
  readonly split: boolean;
};

/** Of usage whose UDR type nobody named. */
export const UNIT_DECIMALS = 6;

export type BillingDirective = "toBeBilled" | "toBeCredited" | "notToBeBilled";

/** Exempt and reverse charge are taxed at 0 %; the amount as priced stays what it is. */
export type TaxClass = "standard" | "exempt" | "reverseCharge";
