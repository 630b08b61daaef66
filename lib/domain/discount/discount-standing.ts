import type { Instant } from "#lib/kernel/instant.ts";
import type { DiscountVersionHead } from "./additive-discount.ts";
import type { DiscountDocument } from "./discount-document.ts";
import type { DiscountStanding } from "./discount-view.ts";
import { isOver } from "./still-giving.ts";

export type DiscountVersion = { readonly head: DiscountVersionHead; readonly document: DiscountDocument };

/** How a discount stands now, and by which of its versions: the one in force, else the next, else none. */
export function standingOf(
  versions: readonly DiscountVersion[],
  now: Instant,
): { readonly standing: DiscountStanding; readonly version: DiscountVersion | null } {
  const byInstant = [...versions].sort((left, right) => left.head.effectiveAt - right.head.effectiveAt);
  const inForce = byInstant.findLast(({ head }) => head.effectiveAt <= now) ?? null;
  const next = byInstant.find(({ head }) => head.effectiveAt > now) ?? null;
  if (inForce !== null && !isOver(inForce, now)) return { standing: "inForce", version: inForce };
  if (next !== null) return { standing: "scheduled", version: next };
  return inForce === null ? { standing: "none", version: null } : { standing: "over", version: inForce };
}
