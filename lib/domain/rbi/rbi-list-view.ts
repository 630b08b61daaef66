import type { RbiKind, RbiState } from "../billing/rbi.ts";
import type { Directive } from "../udr/udr.ts";

/** Seed 002's classification: what was charged for. Fees are of the subscription, everything else is usage. */
export const RBI_CLASSIFICATIONS = ["usage", "subscription"] as const;
export type RbiClassification = (typeof RBI_CLASSIFICATIONS)[number];

export const RBI_SIGNS = ["debit", "credit"] as const;
export type RbiSign = (typeof RBI_SIGNS)[number];

export const RBI_STATE_NAMES = {
  notBilled: "Not billed",
  billed: "Billed",
  cancelled: "Cancelled",
} as const satisfies Record<RbiState, string>;

export const RBI_KIND_NAMES = {
  charge: "Charge",
  reversal: "Reversal",
  correction: "Correction",
} as const satisfies Record<RbiKind, string>;

export const RBI_CLASSIFICATION_NAMES = {
  usage: "Usage detail record",
  subscription: "Subscription fee",
} as const satisfies Record<RbiClassification, string>;

export const RBI_SIGN_NAMES = { debit: "Debit", credit: "Credit" } as const satisfies Record<RbiSign, string>;

/** A line of the list. Amounts are exact text, instants ISO text. */
export type RbiListRow = {
  readonly rbiId: number;
  readonly account: { readonly number: string; readonly name: string };
  readonly subscription: string;
  readonly udrId: number;
  readonly kind: RbiKind;
  readonly classification: RbiClassification;
  readonly product: { readonly code: string; readonly name: string };
  /** Of a correction: what it corrects, in words. */
  readonly corrects: string | null;
  readonly state: RbiState;
  /** Of the UDR, as it is now. */
  readonly directive: Directive;
  readonly gross: string;
  readonly net: string;
  readonly tax: string;
  readonly currency: string;
  readonly bill: string | null;
  readonly walletTransaction: number | null;
  readonly ratedAt: string;
  readonly effectiveAt: string;
  /** The charge that it takes back. */
  readonly reverses: number | null;
  /** The one that takes it back. */
  readonly reversedBy: number | null;
};

export type RbiPage = {
  readonly rows: readonly RbiListRow[];
  /** Hand it back for older ones; null at the end. */
  readonly nextCursor: string | null;
  /** Where the search stopped for now, because it had looked through enough that does not match; null when it went through everything. */
  readonly lookedUntil: string | null;
  /** Counted up to a bound: beyond it, `isMore`. Null on later pages, which need no count. */
  readonly count: { readonly rows: number; readonly isMore: boolean } | null;
};

/** One RBI with its chain: its UDR's charges and reversals in order, and what the UDR's changes corrected of other usage. */
export type RbiDetail = RbiListRow & {
  /** Its place in the chain; null of a correction. */
  readonly seq: number | null;
  /** The revision of the UDR that it was made for. */
  readonly revision: number;
  readonly quantity: string;
  readonly unit: string;
  readonly taxPercent: string;
  readonly taxInclusive: boolean;
  /** Null when it was rated elsewhere. */
  readonly plan: { readonly code: string; readonly name: string; readonly version: number } | null;
  /** "€5.00 = 1 film × €5.00." Null of a correction, which has no price of its own. */
  readonly headline: string | null;
  /** The charge that stands now, so the UDR's page explains it at length. */
  readonly isLive: boolean;
  readonly chain: readonly RbiListRow[];
  readonly corrections: readonly RbiListRow[];
  /** Gross of the chain together. */
  readonly chainGross: string;
};
