import type { Currency } from "#lib/kernel/currency.ts";
import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { Explanation } from "#lib/rating/explanation.ts";
import type { CounterValue } from "../counting/counter-place.ts";
import type { LateUsage } from "../counting/late-usage.ts";
import type { Directive } from "../udr/udr.ts";

/** The outcome of rating one UDR: a signed amount (a credit is negative) and why. */
export type Rated = {
  readonly gross: Micros;
  readonly net: Micros;
  readonly tax: Micros;
  readonly currency: Currency;
  readonly taxPercent: Decimal;
  readonly taxInclusive: boolean;
  /** Null when rated elsewhere. */
  readonly pricePlanVersionId: number | null;
  readonly ratingInstant: Instant;
  readonly explanation: Explanation;
  /** What the counters hold once it is stored, where it counts together with other usage. A stored RBI does not say it any more. */
  readonly counts?: readonly CounterValue[];
  /** Where other usage that stands after it has counted already: what is priced anew with it. */
  readonly late?: LateUsage;
};

export type BillableDirective = Exclude<Directive, "notToBeBilled">;

/** What an RBI says, before it has a number and a place to go. */
export type RbiContent = Rated & {
  readonly subscriptionId: number;
  readonly udrId: number;
  readonly udrRevision: number;
  readonly seq: number;
  readonly directive: BillableDirective;
  readonly productId: number;
  readonly quantity: Decimal;
} & ({ readonly kind: "charge"; readonly reversesId: null } | { readonly kind: "reversal"; readonly reversesId: number });

/**
 * A stored rated billing item. `state` is derived, never stored: notBilled waits for a bill, billed is on one (or moved a
 * wallet), cancelled was reversed before it was billed.
 */
export type Rbi = RbiContent & {
  readonly rbiId: number;
  readonly ratedAt: Instant;
  readonly state: RbiState;
  readonly billId: number | null;
  readonly walletId: number | null;
  readonly walletSeq: number | null;
};

export const RBI_KINDS = ["charge", "reversal", "correction"] as const;
export type RbiKind = (typeof RBI_KINDS)[number];

export const RBI_STATES = ["notBilled", "billed", "cancelled"] as const;
export type RbiState = (typeof RBI_STATES)[number];
