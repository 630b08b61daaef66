import type { LiveCharge, NewCharge, OtherWallet, Posting } from "../billing/plan-entries.ts";
import type { BillableDirective, Rated, Rbi } from "../billing/rbi.ts";
import type { Wallet } from "../billing/wallet.ts";
import type { Directive, Udr } from "./udr.ts";

/** What stands posted for a UDR. */
export type Chain = { readonly live: LiveCharge | null; readonly lastSeq: number };

/** The last of the chain is the live charge, or the reversal of the last charge: then nothing stands. */
export function readChain(rbis: readonly Rbi[]): Chain {
  const last = rbis.at(-1);
  return { live: last !== undefined && isCharge(last) ? last : null, lastSeq: last?.seq ?? 0 };
}

export type RatingNeed = {
  readonly after: Udr;
  /** Imported usage that no run has rated yet waits in the rating queue, and goes on waiting there. */
  readonly isWaitingForRun: boolean;
};

/**
 * With what directive the action rates the UDR in its own transaction; null when it does not: the UDR is cancelled, not
 * to be billed, or was never rated and waits for a run.
 */
export function directiveToRate({ after, isWaitingForRun }: RatingNeed): BillableDirective | null {
  if (after.state !== "posted" || isWaitingForRun || !isBillable(after.directive)) return null;
  return after.directive;
}

/** Whether the UDR, once changed, still waits for a run to rate it. */
export function goesOnWaiting({ after, isWaitingForRun }: RatingNeed): boolean {
  return isWaitingForRun && after.state === "posted" && isBillable(after.directive);
}

type PostingFacts = {
  readonly after: Udr;
  readonly chain: Chain;
  readonly rated: { readonly rated: Rated; readonly directive: BillableDirective } | null;
  readonly wallet: Wallet | null;
  readonly otherWallets?: readonly OtherWallet[];
  readonly group?: Posting["group"];
};

/** Seed 002: what was rated is "cancelled (by creating an identical RBI of opposite value)"; what shall stand is added. */
export function decidePosting({ after, chain, rated, wallet, otherWallets, group }: PostingFacts): Posting {
  const charge: NewCharge | null = rated && { ...rated, productId: after.productId, quantity: after.quantity };
  return {
    cause: "correction",
    subscriptionId: after.subscriptionId,
    udrId: after.udrId,
    udrRevision: after.revision,
    live: chain.live,
    lastSeq: chain.lastSeq,
    charge,
    wallet,
    ...(otherWallets && { otherWallets }),
    ...(group && { group }),
  };
}

function isBillable(directive: Directive): directive is BillableDirective {
  return directive !== "notToBeBilled";
}

function isCharge(rbi: Rbi): rbi is LiveCharge {
  return rbi.kind === "charge";
}
