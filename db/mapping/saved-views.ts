import type { SavedView } from "#lib/domain/saved-view/saved-view.ts";
import { viewContent } from "#lib/domain/saved-view/saved-view-schema.ts";
import type { savedView } from "../schema/saved-view.ts";

export function fromDbSavedView(row: typeof savedView.$inferSelect): SavedView {
  const { savedViewId, name, isDefault, content, revision } = row;
  return { viewId: savedViewId, name, isDefault, content: viewContent.parse(content), revision };
}
