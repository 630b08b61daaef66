import { revokeSession } from "#db/queries/people.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { writeAudit } from "../write-audit.ts";

/** Ends the session for good: a copy of its cookie is worth nothing afterwards. */
export async function signOut(context: Context): Promise<Result<null, Refusal>> {
  const { actor, now } = context;
  if (actor.kind !== "user") return ok(null);
  return inTransaction(context, async (tx) => {
    await revokeSession(tx, actor.sessionId, now);
    await writeAudit(tx, context, { action: "session.end", entity: "user", entityId: actor.userId });
    return ok(null);
  });
}
