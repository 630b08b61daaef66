import { lockHold, updateHold } from "#db/queries/holds.ts";
import { decideRequestRelease } from "#lib/domain/hold/decide-hold.ts";
import type { HoldAtRevision, RequestReleaseInput } from "#lib/domain/hold/hold-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { auditHold } from "../audit-hold.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";

/** The first of the two whom a release takes. */
export async function requestRelease(context: Context, input: RequestReleaseInput): Promise<Result<HoldAtRevision, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  return idempotently(context, { action: "offer.requestRelease", request: input }, async (tx) => {
    const decided = decideRequestRelease({ hold: await lockHold(tx, input.holdId), revision: input.revision });
    if (!decided.ok) return decided;
    const asked = { releaseRequestedBy: user.value, releaseRequestedAt: context.now, releaseReason: input.reason };
    await updateHold(tx, decided.value, asked);
    await auditHold(tx, context, { action: "offer.requestRelease", hold: decided.value, reason: input.reason });
    return ok({ holdId: input.holdId, revision: input.revision + 1 });
  });
}
