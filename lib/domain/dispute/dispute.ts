import type { Instant } from "#lib/kernel/instant.ts";

/** How a dispute ends: the charge was corrected, it stands, or the customer took the complaint back. */
export const DISPUTE_OUTCOMES = ["corrected", "stands", "withdrawn"] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** While one is open, no bill takes what waits for its UDR. Closing it is a fact: it is opened anew, never again. */
export type Dispute = {
  readonly disputeId: number;
  readonly udrId: number;
  /** Of the reason code. */
  readonly reason: string;
  readonly words: string;
  readonly ticket: string | null;
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly closed: DisputeEnd | null;
};

export type DisputeEnd = {
  readonly by: string;
  readonly at: Instant;
  readonly outcome: DisputeOutcome;
  readonly words: string | null;
};
