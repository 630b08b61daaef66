import { nextId } from "#db/ids.ts";
import { lockUser } from "#db/queries/people.ts";
import { insertSavedView, listSavedViews, updateSavedView } from "#db/queries/saved-views.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { decideSaveView } from "#lib/domain/saved-view/decide-save-view.ts";
import { ownContent } from "#lib/domain/saved-view/own-content.ts";
import type { SavedView } from "#lib/domain/saved-view/saved-view.ts";
import type { SaveViewInput } from "#lib/domain/saved-view/saved-view-schema.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Keeps how a list stands under a name, or saves it over a view that is there: another name, or other content. */
export async function saveView(context: Context, input: SaveViewInput): Promise<Result<SavedView, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const owner = { userId: user.value, list: input.list };
  const viewId = input.replaces === null ? await nextId(context.database, "savedView") : input.replaces.viewId;
  return idempotently(context, { action: "savedView.save", request: input }, async (tx) => {
    // One after the other, so that names and their number are what was looked at.
    await lockUser(tx, user.value);
    const decided = decideSaveView(await listSavedViews(tx, owner), input);
    if (!decided.ok) return decided;
    const { before, revision } = decided.value;
    const { name } = input;
    const content = ownContent(input.content);
    if (before === null) await insertSavedView(tx, { ...owner, savedViewId: viewId, name, content });
    else await updateSavedView(tx, { viewId, name, content, revision });
    const view: SavedView = { viewId, name, isDefault: before?.isDefault ?? false, content, revision };
    await writeAudit(tx, context, {
      action: "savedView.save",
      entity: "savedView",
      entityId: viewId,
      ...(before === null ? {} : { before }),
      after: { list: input.list, ...view },
    });
    return ok(view);
  });
}
