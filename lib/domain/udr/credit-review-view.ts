import type { ReviewDecision } from "../price-plan/price-plan.ts";
import type { UdrReviewRow, UdrReviewView } from "../review/udr-review-view.ts";
import type { ChangePreview } from "./change-preview.ts";
import type { CreditAsked, CreditStanding } from "./credit-request.ts";
import type { UdrAction } from "./udr-actions.ts";

type Credit = {
  readonly action: UdrAction;
  /** Of all entries: negative, for it is a credit. */
  readonly net: string;
  readonly expiresAt: string;
  readonly standing: CreditStanding;
};

/** A line of the inbox. */
export type CreditReviewRow = UdrReviewRow & Credit;

export type CreditReviewView = UdrReviewView &
  Credit & {
    readonly reason: string;
    /** What who asked had before them. */
    readonly asked: CreditAsked;
    readonly impact: CreditImpact;
  };

export type CreditImpact =
  /** Nothing can be approved any more: why, in words. What to do about it depends on who reads it. */
  | { readonly kind: "none"; readonly problem: string }
  /** What would post now. Stale: it is not what was asked for, so it cannot be approved. */
  | { readonly kind: "preview"; readonly preview: ChangePreview; readonly isStale: boolean };

/** On the page of the UDR: what is asked about it, or was last. */
export type CreditRequestOfUdr = {
  readonly requestId: number;
  readonly action: UdrAction;
  readonly net: string;
  readonly currency: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly isMine: boolean;
  /** Null once it is decided. */
  readonly standing: CreditStanding | null;
  readonly decision: ReviewDecision | null;
  readonly note: string | null;
};
