import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Fraction } from "../fraction.ts";
import type { Metadata } from "../metadata.ts";
import type { RatingRefusal } from "../rating-refusal.ts";
import type { ChargeLine } from "./charge-line.ts";
import type { SafeProgram } from "./safe-program.ts";

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
  /** Null for a charge that reads numbers from the metadata. */
  readonly safely: SafeProgram | null;
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
