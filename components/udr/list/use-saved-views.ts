"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { answerOf } from "#components/ui/answer-of.ts";
import { notify } from "#components/ui/toast.tsx";
import { isSameContent, type SavedView, type ViewContent } from "#lib/domain/saved-view/saved-view.ts";
import { DEFAULT_DENSITY } from "#lib/domain/udr/shown-columns.ts";
import { udrQueryFromParams, udrQueryToParams } from "#lib/domain/udr/udr-address.ts";
import { messageOf } from "#lib/web/action-result.ts";
import type { ViewActions } from "./grid-view-actions.ts";
import type { UseGridShape } from "./use-grid-shape.ts";
import type { UdrFilterState } from "./use-udr-filters.ts";

/** What the address says where somebody wants no view although one opens by itself. */
export const NO_VIEW = "all";

const LIST = "udrs";
const EVERYTHING: ViewContent = { query: "", columns: "", density: DEFAULT_DENSITY };

type Given = {
  readonly stored: readonly SavedView[];
  readonly actions: ViewActions;
  readonly filters: UdrFilterState;
  readonly shape: UseGridShape;
  /** Keys of attributes whose values are never kept. */
  readonly personal: ReadonlySet<string>;
};

export type UseSavedViews = {
  readonly views: readonly SavedView[];
  readonly chosen: SavedView | null;
  /** The list stands otherwise than the view that was chosen. */
  readonly isModified: boolean;
  readonly choose: (view: SavedView | null) => void;
  /** Answers whether it was done; what was wrong is told. */
  readonly saveAs: (name: string) => Promise<Outcome>;
  readonly saveOver: (view: SavedView) => Promise<Outcome>;
  readonly rename: (view: SavedView, name: string) => Promise<Outcome>;
  readonly remove: (view: SavedView) => Promise<Outcome>;
  readonly setDefault: (view: SavedView | null) => Promise<Outcome>;
};

/** Null when it was done, else the sentence that says why not. */
type Outcome = string | null;

/** The views of this person beside how the list stands in the address. */
export function useSavedViews({ stored, actions, filters, shape, personal }: Given): UseSavedViews {
  const [views, setViews] = useState(stored);
  const chosen = views.find(({ viewId }) => String(viewId) === shape.view) ?? null;
  const content: ViewContent = { query: keptQuery(filters, personal), columns: shape.columnsText, density: shape.density };

  function choose(view: SavedView | null): void {
    const next = view?.content ?? EVERYTHING;
    filters.replace(udrQueryFromParams(new URLSearchParams(next.query)).query);
    const isOther = views.some(({ isDefault }) => isDefault);
    shape.show({ columns: next.columns, density: next.density, view: view === null ? (isOther ? NO_VIEW : null) : String(view.viewId) });
  }
  useOpeningView(views, choose);

  async function save(input: {
    readonly replaces: SavedView | null;
    readonly name: string;
    readonly content: ViewContent;
  }): Promise<SavedView | string> {
    const { replaces } = input;
    const result = await answerOf(
      actions.saveView(
        {
          list: LIST,
          replaces: replaces && { viewId: replaces.viewId, revision: replaces.revision },
          name: input.name,
          content: input.content,
        },
        { idempotencyKey: crypto.randomUUID() },
      ),
    );
    if (!result.ok) return messageOf(result);
    const view = result.value;
    setViews((all) => byName([...all.filter(({ viewId }) => viewId !== view.viewId), view]));
    notify({ tone: "positive", title: `The view ${view.name} is saved.` });
    return view;
  }
  /** What was just kept is what the list shows. */
  async function saveShown(replaces: SavedView | null, name: string): Promise<Outcome> {
    const result = await save({ replaces, name, content });
    if (typeof result === "string") return result;
    shape.setView(String(result.viewId));
    return null;
  }

  return {
    views,
    chosen,
    isModified: chosen !== null && !isSameContent(chosen.content, content),
    choose,
    saveAs: (name) => saveShown(null, name),
    saveOver: (view) => saveShown(view, view.name),
    rename: async (view, name) => {
      const result = await save({ replaces: view, name, content: view.content });
      return typeof result === "string" ? result : null;
    },
    remove: async (view) => {
      const result = await answerOf(actions.deleteView({ viewId: view.viewId }));
      if (!result.ok) return messageOf(result);
      setViews((all) => all.filter(({ viewId }) => viewId !== view.viewId));
      if (view === chosen) shape.setView(null);
      notify({ title: `The view ${view.name} is deleted. The list stays as it stands.` });
      return null;
    },
    setDefault: async (view) => {
      const result = await answerOf(actions.chooseDefaultView({ list: LIST, viewId: view?.viewId ?? null }));
      if (!result.ok) return messageOf(result);
      setViews((all) => all.map((each) => ({ ...each, isDefault: each.viewId === view?.viewId })));
      notify({ tone: "positive", title: view === null ? "The list opens with everything." : `The list opens with ${view.name}.` });
      return null;
    },
  };
}

/** An address that says nothing opens the view that this person chose for it. One that says anything is taken at its word. */
function useOpeningView(views: readonly SavedView[], choose: (view: SavedView) => void): void {
  const [opening] = useState(() => views.find(({ isDefault }) => isDefault) ?? null);
  // Once, when the page opens: who empties the criteria later wants them empty.
  const open = useEffectEvent(() => {
    if (opening !== null && window.location.search === "") choose(opening);
  });
  useEffect(() => open(), []);
}

function keptQuery({ query }: UdrFilterState, personal: ReadonlySet<string>): string {
  const { metadata = [], ...plain } = query.filters;
  const open = metadata.filter(({ attribute }) => !personal.has(attribute));
  return udrQueryToParams({ filters: { ...plain, metadata: open }, sort: query.sort }).toString();
}

function byName(views: readonly SavedView[]): readonly SavedView[] {
  return [...views].sort((left, right) => left.name.localeCompare(right.name, "en"));
}
