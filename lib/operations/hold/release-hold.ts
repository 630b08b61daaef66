import { lockHold, updateHold } from "#db/queries/holds.ts";
import { decideRelease } from "#lib/domain/hold/decide-hold.ts";
import type { HoldAtRevision } from "#lib/domain/hold/hold-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { auditHold } from "../audit-hold.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";

/** The second of the two whom a release takes. What waited is rated, ordered and billed again from then on. */
export async function releaseHold(context: Context, input: HoldAtRevision): Promise<Result<HoldAtRevision, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  return idempotently(context, { action: "offer.release", request: input }, async (tx) => {
    const decided = decideRelease({ hold: await lockHold(tx, input.holdId), revision: input.revision, userId: user.value });
    if (!decided.ok) return decided;
    await updateHold(tx, decided.value, { releasedBy: user.value, releasedAt: context.now });
    await auditHold(tx, context, { action: "offer.release", hold: decided.value });
    return ok({ holdId: input.holdId, revision: input.revision + 1 });
  });
}
