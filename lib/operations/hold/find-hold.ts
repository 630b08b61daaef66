import { findHoldTarget, findOpenHold } from "#db/queries/holds.ts";
import type { HoldKind } from "#lib/domain/hold/hold.ts";
import { type HoldView, toHoldView } from "#lib/domain/hold/hold-view.ts";
import type { Context } from "../context.ts";

/** The hold that stands on a plan or a product. */
export async function findHold(context: Context, wanted: { readonly kind: HoldKind; readonly code: string }): Promise<HoldView | null> {
  const { database, actor } = context;
  const target = await findHoldTarget(database, wanted);
  const hold = target && (await findOpenHold(database, target));
  return hold && toHoldView(hold, actor.kind === "user" ? actor.userId : null);
}
