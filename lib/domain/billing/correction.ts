import type { Currency } from "#lib/kernel/currency.ts";
import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import type { TaxClass } from "#lib/rating/usage.ts";
import { cycleInWords } from "../counting/cycle-in-words.ts";

/**
 * What other usage, which counts together with a UDR, costs more or less since the UDR changed: an RBI outside every chain, keyed by its
 * cause. It is never reversed; a later one corrects what it left.
 */
export type CorrectionContent = {
  readonly kind: "correction";
  readonly seq: null;
  readonly reversesId: null;
  /** Whose usage costs more or less: in a pool another subscription than the cause's may be meant. */
  readonly subscriptionId: number;
  /** The cause. */
  readonly udrId: number;
  readonly udrRevision: number;
  readonly correctedGroup: string;
  readonly directive: "toBeBilled";
  readonly productId: number;
  /** Nothing more and nothing less was used. */
  readonly quantity: Decimal;
  readonly gross: Micros;
  readonly net: Micros;
  readonly tax: Micros;
  readonly currency: Currency;
  readonly taxPercent: Decimal;
  readonly taxInclusive: boolean;
  readonly pricePlanVersionId: number | null;
  readonly ratingInstant: Instant;
  readonly explanation: CorrectionExplanation;
};

/** Stored with it: what was corrected, in a form that needs neither plan nor usage. */
export type CorrectionExplanation = {
  readonly format: "ratewright/correction@1";
  /** Of the group: "2026-03-01/2026-04-01", or "ever". */
  readonly cycle: string;
  /** Codes. */
  readonly plan: string;
  readonly product: string;
  /** Where every explanation has it: bills say from it why something bears no tax. */
  readonly tax: { readonly percent: string; readonly taxClass: TaxClass };
};

/** One that was posted: what a group still stands corrected by. */
export type StoredCorrection = Pick<
  CorrectionContent,
  | "correctedGroup"
  | "subscriptionId"
  | "productId"
  | "gross"
  | "net"
  | "tax"
  | "taxInclusive"
  | "pricePlanVersionId"
  | "ratingInstant"
  | "explanation"
>;

/** "Correction of data, March 2026: UDR 500001 changed": what a bill says of it. */
export function correctionInWords({ explanation: { cycle }, product, udrId, udrRevision }: ToSay): string {
  // Its first revision is how it came: others are corrected by it only where they had come before it, although they are later.
  return `Correction of ${product}, ${cycleInWords(cycle)}: UDR ${udrId} ${udrRevision === 1 ? "came late" : "changed"}`;
}

type ToSay = Pick<CorrectionContent, "udrId" | "udrRevision"> & {
  readonly explanation: Pick<CorrectionExplanation, "cycle">;
  /** Its name. */
  readonly product: string;
};
