import { lockHold, updateHold } from "#db/queries/holds.ts";
import { decideKeepHold } from "#lib/domain/hold/decide-hold.ts";
import type { HoldAtRevision } from "#lib/domain/hold/hold-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import { auditHold } from "../audit-hold.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";

/** No to a release, by whoever asked for it or by anybody else who might have agreed. */
export async function keepHold(context: Context, input: HoldAtRevision): Promise<Result<HoldAtRevision, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  return idempotently(context, { action: "offer.keepHold", request: input }, async (tx) => {
    const decided = decideKeepHold({ hold: await lockHold(tx, input.holdId), revision: input.revision });
    if (!decided.ok) return decided;
    await updateHold(tx, decided.value, { releaseRequestedBy: null, releaseRequestedAt: null, releaseReason: null });
    await auditHold(tx, context, { action: "offer.keepHold", hold: decided.value });
    return ok({ holdId: input.holdId, revision: input.revision + 1 });
  });
}
