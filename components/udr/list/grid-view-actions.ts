import type { SavedView } from "#lib/domain/saved-view/saved-view.ts";
import type { ChooseDefaultViewInput, DeleteViewInput, SaveViewInput } from "#lib/domain/saved-view/saved-view-schema.ts";
import type { Action } from "#lib/web/action-result.ts";

/** What can be done to the views that a person keeps. */
export type ViewActions = {
  readonly saveView: Action<SaveViewInput, SavedView>;
  readonly deleteView: Action<DeleteViewInput, { readonly viewId: number }>;
  readonly chooseDefaultView: Action<ChooseDefaultViewInput, { readonly viewId: number | null }>;
};
