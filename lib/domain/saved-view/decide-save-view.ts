import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { hasName, MOST_VIEWS, type SavedView } from "./saved-view.ts";
import type { SaveViewInput } from "./saved-view-schema.ts";

type Decided = {
  /** The view as it was; null of a new one. */
  readonly before: SavedView | null;
  readonly revision: number;
};

/** Whether a view may be kept, among those that the person has of that list. */
export function decideSaveView(views: readonly SavedView[], { replaces, name }: SaveViewInput): Result<Decided, Refusal> {
  const before = replaces === null ? null : (views.find(({ viewId }) => viewId === replaces.viewId) ?? undefined);
  if (before === undefined) return refused({ code: "NOT_FOUND", path: "replaces" });
  if (before !== null && before.revision !== replaces?.revision) {
    return refused({ code: "STALE_REVISION", params: { revision: before.revision } });
  }
  if (before === null && views.length >= MOST_VIEWS) return refused({ code: "TOO_MANY_VIEWS", params: { most: MOST_VIEWS } });
  if (hasName(views, name, before?.viewId ?? null)) return refused({ code: "VIEW_NAME_TAKEN", path: "name", params: { name } });
  return ok({ before, revision: (before?.revision ?? 0) + 1 });
}
