import { lockUser, revokeSessionsOf, setUserDisabled } from "#db/queries/people.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { writeAudit } from "../write-audit.ts";

export type DisableUserInput = { readonly userId: number };

/** Shuts a person out with their next request: no sign-in, and every session of theirs ends. */
export async function disableUser(context: Context, { userId }: DisableUserInput): Promise<Result<{ userId: number }, Refusal>> {
  const { actor, now } = context;
  // Whoever shuts themselves out may be the last who could let anybody in again.
  if (actor.kind === "user" && actor.userId === userId) return refused({ code: "OWN_USER" });
  return inTransaction(context, async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user) return refused({ code: "NOT_FOUND", path: "userId" });
    if (user.disabledAt !== null) return ok({ userId });
    await setUserDisabled(tx, userId, now);
    await revokeSessionsOf(tx, userId, now);
    const change = { before: { isDisabled: false }, after: { isDisabled: true } };
    await writeAudit(tx, context, { action: "user.disable", entity: "user", entityId: userId, ...change });
    return ok({ userId });
  });
}
