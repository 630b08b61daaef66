import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Fraction } from "../fraction.ts";
import type { Metadata } from "../metadata.ts";
import type { RatingRefusal } from "../rating-refusal.ts";

/**
 * A charge whose texts were read once. It is a function F of all usage that counts together: of one UDR, or of a cycle. A UDR
 * costs F(what counted before it and itself) − F(what counted before it), so the same program serves every scope.
 */
export type ChargeProgram = {
  /** What of the usage the charge measures. */
  readonly measure: (facts: ChargeFacts) => Result<Measure, RatingRefusal>;
  /** What counts once this usage has been added. */
  readonly count: (before: Counted, measure: Measure) => Counted;
  /** F alone, for whoever does not ask why. */
  readonly amount: (counted: Counted) => Fraction;
  /** F: exact, with the lines that add up to it. `single` is the only usage that counts, or null when more may. Nothing counted costs 0 (the caller sees to it). */
  readonly total: (counted: Counted, single: Measure | null) => Charged;
};

/** What a charge may look at. */
export type ChargeFacts = { readonly quantity: Decimal; readonly metadata: Metadata };

/** One usage as a charge sees it. */
export type Measure = {
  /** The usage amount, or the metadata amount where the charge measures by that. */
  readonly quantity: Decimal;
  /** The attribute that multiplies the quantity, for a perUnit charge with `times`. */
  readonly times: Decimal | null;
  /** The numbers that were read from the metadata, by attribute. */
  readonly attributes: Readonly<Record<string, string>>;
};

/** What has counted towards one charge: the state of a counter. */
export type Counted = {
  /** The sum of the quantities, each times its factor where the charge has one. */
  readonly quantity: Decimal;
  /** How many UDRs, those of 0 left out. */
  readonly udrs: number;
  /** Of a percentage: the part of the quantity that was beyond the free part. Else the same as the quantity. */
  readonly beyondFree: Decimal;
  /** Of a percentage: how many UDRs paid the fixed part. Else the same as `udrs`. */
  readonly paying: number;
};

/** An exact amount, and how it came to be. */
export type Charged = {
  readonly amount: Fraction;
  /** They add up to the amount. */
  readonly lines: readonly ChargeLine[];
};

/** One visible addend, exact: decimals as text, a fraction as "10/3" where no decimal is finite. */
export type ChargeLine =
  | {
      readonly kind: "perUnit";
      readonly quantity: string;
      readonly price: string;
      readonly per: string;
      readonly times: string | null;
      readonly amount: string;
    }
  | { readonly kind: "flat"; readonly amount: string }
  /** A part of the quantity in one band: above `from`, up to and including `upTo` (null: without end). Of a volume charge all of it. */
  | {
      readonly kind: "band";
      readonly from: string;
      readonly upTo: string | null;
      readonly quantity: string;
      readonly price: string;
      readonly amount: string;
    }
  | { readonly kind: "bandFlat"; readonly from: string; readonly upTo: string | null; readonly amount: string }
  | {
      readonly kind: "packages";
      /** What is left after the free part, and how many packages were begun. */
      readonly quantity: string;
      readonly free: string;
      readonly size: string;
      readonly packages: string;
      readonly price: string;
      readonly amount: string;
    }
  | { readonly kind: "connectFee"; readonly amount: string }
  | {
      readonly kind: "segment";
      readonly from: string;
      /** What was used in it, and what is billed: whole increments. */
      readonly used: string;
      readonly billed: string;
      readonly increment: string;
      readonly price: string;
      readonly per: string;
      readonly amount: string;
    }
  | { readonly kind: "percentage"; readonly rate: string; readonly base: string; readonly free: string; readonly amount: string }
  | { readonly kind: "fixed"; readonly udrs: number; readonly each: string; readonly amount: string }
  | { readonly kind: "cost"; readonly cost: string; readonly amount: string }
  | { readonly kind: "markup"; readonly cost: string; readonly markup: string; readonly amount: string }
  | { readonly kind: "nothingUsed"; readonly amount: "0" };
