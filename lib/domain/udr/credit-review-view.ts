import type { ReviewDecision } from "../price-plan/price-plan.ts";
import type { ChangePreview } from "./change-preview.ts";
import type { CreditAsked } from "./credit-request.ts";
import type { UdrAction } from "./udr-actions.ts";

/** A line of the inbox. */
export type CreditReviewRow = {
  readonly requestId: number;
  readonly udrId: number;
  readonly action: UdrAction;
  readonly productName: string;
  readonly accountName: string;
  readonly currency: string;
  /** Of all entries: negative, for it is a credit. */
  readonly net: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
  readonly note: string;
  readonly isMine: boolean;
};

/** Why who looks at it may not decide; null when they may. */
export type WhyNotDecideCredit = "decided" | "permission" | "requester";

export type CreditReviewView = Omit<CreditReviewRow, "isMine"> & {
  readonly accountNumber: string;
  readonly subscriptionNumber: string;
  readonly usedFrom: string;
  readonly contentHash: string;
  readonly reason: string;
  /** What who asked had before them. */
  readonly asked: CreditAsked;
  readonly whyNot: WhyNotDecideCredit | null;
  /** Whether who looks at it may take it back. */
  readonly mayWithdraw: boolean;
  readonly impact: CreditImpact;
  readonly decided: {
    readonly decision: ReviewDecision;
    readonly by: string;
    readonly at: string;
    readonly note: string | null;
  } | null;
};

export type CreditImpact =
  /** Nothing can be approved any more: why, in words. */
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
  /** The UDR has changed since, so that it cannot be approved as it was asked for. */
  readonly isOvertaken: boolean;
  readonly decision: ReviewDecision | null;
  readonly note: string | null;
};
