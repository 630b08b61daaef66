import { findHoldById } from "#db/queries/holds.ts";
import { type HoldView, toHoldView } from "#lib/domain/hold/hold-view.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

/** An open hold by its number; one that was released says so. */
export async function getHold({ database, actor }: Context, holdId: number): Promise<Result<HoldView, Refusal>> {
  const hold = await findHoldById(database, holdId);
  const seesPlans = actor.kind !== "system" && can(actor.role, "pricePlan.read");
  if (hold === null || (hold.target.kind === "plan" && !seesPlans)) return refused({ code: "NOT_FOUND" });
  if (hold.releasedAt !== null) return refused({ code: "HOLD_RELEASED" });
  return ok(toHoldView(hold, actor.kind === "user" ? actor.userId : null));
}
