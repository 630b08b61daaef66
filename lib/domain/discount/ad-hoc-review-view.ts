import type { ReviewDecision } from "../price-plan/price-plan.ts";
import type { BeforeAfter, PreviewEntry } from "../udr/change-preview.ts";
import type { ReasonView } from "../udr/udr-view.ts";

/** A line of the inbox. */
export type AdHocReviewRow = {
  readonly requestId: number;
  readonly udrId: number;
  readonly productName: string;
  readonly accountName: string;
  /** "GOODWILL 30 %". */
  readonly words: string;
  readonly currency: string;
  /** Of the UDR, now and once approved; null where it was changed since, or cannot be priced so. */
  readonly gross: BeforeAfter | null;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly note: string;
  readonly isMine: boolean;
};

/** Why who looks at it may not decide; null when they may. */
export type WhyNotDecideAdHoc = "decided" | "permission" | "requester";

export type AdHocReviewView = Omit<AdHocReviewRow, "gross" | "isMine"> & {
  readonly accountNumber: string;
  readonly subscriptionNumber: string;
  readonly usedFrom: string;
  readonly contentHash: string;
  readonly whyNot: WhyNotDecideAdHoc | null;
  /** Whether who looks at it may take it back. */
  readonly mayWithdraw: boolean;
  readonly impact: AdHocImpact;
  readonly decided: {
    readonly decision: ReviewDecision;
    readonly by: string;
    readonly at: string;
    readonly note: string | null;
  } | null;
  /** Why an approval gives the discount, for the record of the UDR. */
  readonly reasons: readonly ReasonView[];
};

export type AdHocImpact =
  /** Nothing can be approved any more: why, in words. */
  | { readonly kind: "none"; readonly problem: string }
  | {
      readonly kind: "entries";
      /** Binds an approval to exactly these entries. */
      readonly token: string;
      readonly sentence: string;
      readonly entries: readonly PreviewEntry[];
      readonly net: string;
      readonly gross: BeforeAfter;
      readonly headline: string | null;
    };
