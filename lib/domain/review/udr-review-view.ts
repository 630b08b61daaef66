import type { ReviewVerdict } from "../price-plan/price-plan-view.ts";
import type { WhyNotAnswer } from "./refuse-answer.ts";

/** A line of the inbox about one UDR. */
export type UdrReviewRow = {
  readonly requestId: number;
  readonly udrId: number;
  readonly productName: string;
  readonly accountName: string;
  readonly currency: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly note: string;
  readonly isMine: boolean;
};

/** What whoever decides about one UDR is shown, whatever is asked about it. */
export type UdrReviewView = Omit<UdrReviewRow, "isMine"> & {
  readonly accountNumber: string;
  readonly subscriptionNumber: string;
  readonly usedFrom: string;
  readonly contentHash: string;
  /** Why who looks at it may not decide; null when they may. */
  readonly whyNot: WhyNotAnswer | "decided" | null;
  /** Whether who looks at it may take it back. */
  readonly mayWithdraw: boolean;
  readonly decided: ReviewVerdict | null;
};
