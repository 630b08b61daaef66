import { lockUser } from "#db/queries/people.ts";
import { listSavedViews, setDefaultView } from "#db/queries/saved-views.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { ChooseDefaultViewInput } from "#lib/domain/saved-view/saved-view-schema.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** With which of the person's views a list opens, or with everything. */
export async function chooseDefaultView(
  context: Context,
  input: ChooseDefaultViewInput,
): Promise<Result<{ viewId: number | null }, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { list, viewId } = input;
  const owner = { userId: user.value, list };
  return idempotently(context, { action: "savedView.chooseDefault", request: input }, async (tx) => {
    await lockUser(tx, user.value);
    const views = await listSavedViews(tx, owner);
    const former = views.find(({ isDefault }) => isDefault)?.viewId ?? null;
    if (viewId !== null && !views.some((view) => view.viewId === viewId)) return refused({ code: "NOT_FOUND", path: "viewId" });
    if (viewId === former) return ok({ viewId });
    await setDefaultView(tx, owner, viewId);
    await writeAudit(tx, context, {
      action: "savedView.chooseDefault",
      entity: "savedView",
      entityId: viewId ?? former ?? list,
      before: { viewId: former },
      after: { viewId },
    });
    return ok({ viewId });
  });
}
