import type { Instant } from "#lib/kernel/instant.ts";

/** What may be held: nothing is rated, ordered or billed by it until it is released. */
export const HOLD_KINDS = ["plan", "product"] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

export type HoldTarget = { readonly kind: HoldKind; readonly id: number; readonly code: string; readonly name: string };

/** One person sets it, and says why; releasing takes two, one who asks and another who agrees. */
export type OfferHold = {
  readonly holdId: number;
  readonly revision: number;
  readonly target: HoldTarget;
  readonly reason: string;
  readonly setBy: number;
  readonly setAt: Instant;
  readonly release: { readonly by: number; readonly at: Instant; readonly reason: string } | null;
  readonly releasedAt: Instant | null;
};

/** A hold with what its people are called. */
export type NamedHold = OfferHold & { readonly setByName: string; readonly releaseAskedBy: string | null };
