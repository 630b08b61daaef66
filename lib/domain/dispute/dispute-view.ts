import { instantToString } from "#lib/kernel/instant.ts";
import type { Dispute, DisputeOutcome } from "./dispute.ts";

export const OUTCOME_WORDS = {
  corrected: "The charge was corrected",
  stands: "The charge stands",
  withdrawn: "The customer took the complaint back",
} as const satisfies Record<DisputeOutcome, string>;

/** A dispute as the page of its UDR shows it. */
export type DisputeView = {
  readonly disputeId: number;
  readonly reason: string;
  readonly words: string;
  readonly ticket: string | null;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly closed: {
    readonly by: string;
    readonly at: string;
    readonly outcome: DisputeOutcome;
    readonly words: string | null;
  } | null;
};

export function openDisputeOf({ disputes }: { readonly disputes: readonly DisputeView[] }): DisputeView | null {
  return disputes.find(({ closed }) => closed === null) ?? null;
}

/** What an open dispute keeps from being billed, as exact text. */
export type HeldBack = { readonly items: number; readonly gross: string };

export function toDisputeView(dispute: Dispute, nameOf: (key: string) => string): DisputeView {
  const { disputeId, reason, words, ticket, openedBy, openedAt, closed } = dispute;
  return {
    ...{ disputeId, reason, words, ticket },
    openedBy: nameOf(openedBy),
    openedAt: instantToString(openedAt),
    closed: closed && { by: nameOf(closed.by), at: instantToString(closed.at), outcome: closed.outcome, words: closed.words },
  };
}
