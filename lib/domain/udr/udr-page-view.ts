import type { AvailableDisputeAction } from "../dispute/decide-dispute.ts";
import type { DisputeView, HeldBack } from "../dispute/dispute-view.ts";
import type { ReviewKind } from "../home/review-subject.ts";

/** What the Data Entry page shows beside the UDR itself. Amounts are exact text, instants ISO text. */
export type UdrPageFacts = {
  /** Newest first, the one that is open among them. */
  readonly disputes: readonly DisputeView[];
  readonly disputeActions: readonly AvailableDisputeAction[];
  /** Null while no dispute is open. */
  readonly heldBack: HeldBack | null;
  /** Of prepaid usage what its RBIs took from the wallet or gave back, oldest first. */
  readonly walletMoves: readonly WalletMoveView[];
  /** What waits for a second person. */
  readonly waiting: readonly WaitingRequestView[];
  /** Null of usage that was rated elsewhere, or has no price. */
  readonly pricedBy: PricedByView | null;
};

export type WalletMoveView = {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  /** Negative: taken. */
  readonly amount: string;
  readonly balanceAfter: string;
  /** What the balance could not bear; "0.00" for nearly all. */
  readonly debtAfter: string;
};

export type WaitingRequestView = {
  readonly requestId: number;
  readonly kind: ReviewKind;
  readonly by: string;
  readonly at: string;
  readonly note: string;
};

/** The version that priced the charge that stands: who let it go out, and since when it holds. */
export type PricedByView = {
  readonly plan: string;
  readonly planName: string;
  readonly version: number;
  readonly publishedBy: string;
  readonly publishedAt: string;
  readonly effectiveAt: string;
};
