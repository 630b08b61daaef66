import { deleteSavedView, lockSavedView } from "#db/queries/saved-views.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { DeleteViewInput } from "#lib/domain/saved-view/saved-view-schema.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Its owner needs the view no longer; the audit trail says what it was. Another's view is not there. */
export async function deleteView(context: Context, input: DeleteViewInput): Promise<Result<{ viewId: number }, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { viewId } = input;
  return idempotently(context, { action: "savedView.delete", request: input }, async (tx) => {
    const owned = await lockSavedView(tx, viewId);
    if (owned?.userId !== user.value) return refused({ code: "NOT_FOUND" });
    await deleteSavedView(tx, viewId);
    await writeAudit(tx, context, { action: "savedView.delete", entity: "savedView", entityId: viewId, before: owned.view });
    return ok({ viewId });
  });
}
