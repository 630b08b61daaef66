import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Fraction } from "../fraction.ts";
import type { Metadata } from "../metadata.ts";
import type { RatingRefusal } from "../rating-refusal.ts";

/** A charge whose texts were read once. */
export type ChargeProgram = (facts: ChargeFacts) => Result<Charged, RatingRefusal>;

/** What a charge may look at. */
export type ChargeFacts = { readonly quantity: Decimal; readonly metadata: Metadata };

/** An exact amount, and how it came to be. */
export type Charged = {
  readonly amount: Fraction;
  /** They add up to the amount. */
  readonly lines: readonly ChargeLine[];
  /** The numbers that were read from the metadata. */
  readonly attributes: Readonly<Record<string, string>>;
};

/** One visible addend, exact. */
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
  | { readonly kind: "nothingUsed"; readonly amount: "0" };
