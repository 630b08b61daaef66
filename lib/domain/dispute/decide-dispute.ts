import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Actor } from "../people/actor.ts";
import { can } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import type { Udr } from "../udr/udr.ts";
import type { Dispute } from "./dispute.ts";

/** What decides whether a charge may be disputed. */
export type DisputeFacts = {
  readonly udr: Pick<Udr, "state" | "directive">;
  /** A charge stands for it. */
  readonly isCharged: boolean;
  readonly open: Pick<Dispute, "disputeId"> | null;
};

export type DisputeAction = "openDispute" | "closeDispute";

export type AvailableDisputeAction =
  | { readonly action: DisputeAction; readonly available: true }
  | { readonly action: DisputeAction; readonly available: false; readonly reason: string };

/** Both, as the menu of actions shows them: what is not available says why. */
export function availableDisputeActions(facts: DisputeFacts, actor: Actor): readonly AvailableDisputeAction[] {
  const refusals: readonly (readonly [DisputeAction, Refusal | null])[] = [
    ["openDispute", refuseOpening(facts)],
    ["closeDispute", facts.open === null ? { code: "DISPUTE_NOT_OPEN" } : null],
  ];
  const isPermitted = actor.kind === "system" || can(actor.role, "udr.adjust");
  return refusals.map(([action, refusal]) => {
    const first = isPermitted ? refusal : ({ code: "NOT_PERMITTED" } as const);
    return first === null ? { action, available: true } : { action, available: false, reason: refusalSentence(first) };
  });
}

/** The first reason against a dispute, or null. What waits to be rated will be charged, so it may be disputed before that. */
export function refuseOpening({ udr, isCharged, open }: DisputeFacts): Refusal | null {
  if (udr.state === "cancelled") return { code: "UDR_CANCELLED" };
  if (udr.state !== "posted") return { code: "UDR_NOT_POSTED" };
  if (open !== null) return { code: "DISPUTE_OPEN" };
  if (udr.directive === "notToBeBilled" && !isCharged) return { code: "DISPUTE_OF_NOTHING" };
  return null;
}

/** The dispute that was looked at is the one that ends. */
export function decideCloseDispute(open: Dispute | null, disputeId: number): Result<Dispute, Refusal> {
  if (open === null) return refused({ code: "DISPUTE_NOT_OPEN" });
  return open.disputeId === disputeId ? ok(open) : refused({ code: "STALE_REVISION" });
}

/**
 * An instant of a dispute by the clock of who acts, but never before what it follows: a dispute is opened after the last billing of its UDR,
 * whose clock may have been read a moment later, and ended after it was opened.
 */
export function notBefore(earliest: Instant | null, now: Instant): Instant {
  return earliest !== null && earliest > now ? earliest : now;
}
