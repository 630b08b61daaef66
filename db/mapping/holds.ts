import type { HoldTarget, NamedHold } from "#lib/domain/hold/hold.ts";
import { present } from "#lib/kernel/assert.ts";
import type { offerHold } from "../schema/price-plan.ts";

type Named = { readonly code: string; readonly name: string } | null;

export type HoldRow = {
  readonly hold: typeof offerHold.$inferSelect;
  readonly plan: Named;
  readonly product: Named;
  readonly setByName: string | null;
  readonly releaseAskedBy: string | null;
};

export function fromDbHold(row: HoldRow): NamedHold {
  const { holdId, revision, reason, setBy, setAt, releasedAt, releaseRequestedBy: by, releaseRequestedAt: at, releaseReason } = row.hold;
  return {
    holdId,
    revision,
    target: targetOf(row),
    reason,
    setBy,
    setAt,
    // All three or none: the check `offer_hold_release_requested`.
    release: by === null || at === null || releaseReason === null ? null : { by, at, reason: releaseReason },
    releasedAt,
    setByName: row.setByName ?? `user ${setBy}`,
    releaseAskedBy: by === null ? null : (row.releaseAskedBy ?? `user ${by}`),
  };
}

function targetOf({ hold, plan, product }: HoldRow): HoldTarget {
  if (hold.pricePlanId !== null) return { kind: "plan", id: hold.pricePlanId, ...present(plan, "the plan of a hold") };
  return { kind: "product", id: present(hold.productId, "what is held"), ...present(product, "the product of a hold") };
}
