import type { UdrReviewRow, UdrReviewView } from "../review/udr-review-view.ts";
import type { BeforeAfter, PreviewEntry } from "../udr/change-preview.ts";
import type { ReasonView } from "../udr/udr-view.ts";

/** A line of the inbox. */
export type AdHocReviewRow = UdrReviewRow & {
  /** "GOODWILL 30 %". */
  readonly words: string;
  readonly outcome: AdHocOutcome;
};

/** What an approval makes of the price of the UDR, or why there can be none any more, in words. */
export type AdHocOutcome = { readonly kind: "price"; readonly gross: BeforeAfter } | { readonly kind: "none"; readonly problem: string };

export type AdHocReviewView = UdrReviewView & {
  readonly words: string;
  readonly impact: AdHocImpact;
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
