import { listOpenHolds } from "#db/queries/holds.ts";
import { type HoldView, toHoldView } from "#lib/domain/hold/hold-view.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { Context } from "../context.ts";

/** What is on hold, of plans only for who may read them; what stands longest first. */
export async function listHolds({ database, actor }: Context): Promise<readonly HoldView[]> {
  const seesPlans = actor.kind !== "system" && can(actor.role, "pricePlan.read");
  const holds = (await listOpenHolds(database)).filter(({ target }) => target.kind === "product" || seesPlans);
  return holds.map((hold) => toHoldView(hold, actor.kind === "user" ? actor.userId : null));
}
