import { nextId } from "#db/ids.ts";
import { findHoldTarget, findOpenHold, insertHold, lockHoldTarget } from "#db/queries/holds.ts";
import { decideSetHold } from "#lib/domain/hold/decide-hold.ts";
import type { SetHoldInput } from "#lib/domain/hold/hold-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { auditHold } from "../audit-hold.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";

export type HoldSet = { readonly holdId: number };

/** Stops rating, ordering and billing of a plan or a product at once: where a price is wrong, one person is enough. */
export async function setHold(context: Context, input: SetHoldInput): Promise<Result<HoldSet, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const holdId = await nextId(context.database, "offerHold");
  return idempotently(context, { action: "offer.hold", request: input }, async (tx) => {
    const found = await findHoldTarget(tx, input.target);
    if (found !== null) await lockHoldTarget(tx, found);
    const decided = decideSetHold({ target: found, open: found && (await findOpenHold(tx, found)) });
    if (!decided.ok) return decided;
    const { kind, id } = decided.value;
    await insertHold(tx, {
      holdId,
      pricePlanId: kind === "plan" ? id : null,
      productId: kind === "product" ? id : null,
      reason: input.reason,
      setBy: user.value,
      setAt: context.now,
    });
    await auditHold(tx, context, { action: "offer.hold", hold: { holdId, target: decided.value }, reason: input.reason });
    return ok({ holdId });
  });
}
