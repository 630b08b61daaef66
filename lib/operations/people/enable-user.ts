import { lockUser, setUserDisabled } from "#db/queries/people.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { writeAudit } from "../write-audit.ts";

export type EnableUserInput = { readonly userId: number };

/** Lets a disabled person sign in again. Their old sessions stay ended. */
export async function enableUser(context: Context, { userId }: EnableUserInput): Promise<Result<{ userId: number }, Refusal>> {
  return inTransaction(context, async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user) return refused({ code: "NOT_FOUND", path: "userId" });
    if (user.disabledAt === null) return ok({ userId });
    await setUserDisabled(tx, userId, null);
    const change = { before: { isDisabled: true }, after: { isDisabled: false } };
    await writeAudit(tx, context, { action: "user.enable", entity: "user", entityId: userId, ...change });
    return ok({ userId });
  });
}
