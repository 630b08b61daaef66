import { listSavedViews as listStored } from "#db/queries/saved-views.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { SavedView, ViewedList } from "#lib/domain/saved-view/saved-view.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";

/** The views of a list that the person keeps, by name. Nobody sees another's: who shares one hands over its address. */
export async function listSavedViews(context: Context, list: ViewedList): Promise<Result<readonly SavedView[], Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  return ok(await listStored(context.database, { userId: user.value, list }));
}
