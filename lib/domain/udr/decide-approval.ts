import type { Micros } from "#lib/kernel/money.ts";

/** What a role may credit without an approval. Null: an actor without a role (the system) has no limit. */
export type CreditLimit = { readonly perAction: Micros; readonly perDay: Micros } | null;

export type CreditFacts = {
  /** Of all entries of the action: positive charges the account, negative credits it. */
  readonly net: Micros;
  readonly limit: CreditLimit;
  /** What the same actor's actions credited earlier on the same day of the installation's zone; positive. */
  readonly creditedToday: Micros;
};

export type ApprovalNeed = { readonly of: "action" | "day"; readonly credit: Micros; readonly limit: Micros };

/** One number decides: the net credit to the account. Null: the actor may do it alone. */
export function decideApproval({ net, limit, creditedToday }: CreditFacts): ApprovalNeed | null {
  if (net >= 0n || limit === null) return null;
  const credit = -net;
  if (credit > limit.perAction) return { of: "action", credit, limit: limit.perAction };
  const today = creditedToday + credit;
  return today > limit.perDay ? { of: "day", credit: today, limit: limit.perDay } : null;
}
